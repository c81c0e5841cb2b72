import { readFile, rename, writeFile } from 'node:fs/promises'

import { z } from 'zod'

import type { EntraGroup } from './entra-group'
import type { EntraUser } from './entra-user'
import { newState, type State } from './state'

const text = z.string().nullable()
const change = z
  .object({
    userPrincipalName: z.string(),
    mailNickname: z.string(),
    displayName: z.string(),
    surname: z.string(),
    mail: text,
    proxyAddress: text,
    jobTitle: text,
    department: text,
    mobile: text,
    managerIndex: z.number().int().nullable(),
  })
  .partial()

const groupChange = z.object({ objectId: z.string(), displayName: z.string(), memberIndexes: z.array(z.number().int()) }).partial()

const stateFile = z.object({
  version: z.literal(1),
  tenant: z.string(),
  seed: z.string(),
  cycle: z.number().int(),
  ids: z.array(z.tuple([z.number().int(), z.string()])),
  changes: z.array(z.tuple([z.number().int(), change])),
  onDemand: z.array(z.number().int()),
  disabled: z.array(z.number().int()),
  deleted: z.array(z.number().int()),
  groupIds: z.array(z.tuple([z.number().int(), z.string()])).default([]),
  groupChanges: z.array(z.tuple([z.number().int(), groupChange])).default([]),
  members: z.array(z.tuple([z.number().int(), z.array(z.number().int())])).default([]),
})

/** The file holds the state of another job, or no state: it is left as it is. */
export class StateFileError extends Error {
  override name = 'StateFileError'
}

/**
 * Reads what an earlier run remembered; a new state where there is no file yet.
 *
 * @throws StateFileError where the file is of another kind, tenant or seed.
 */
export async function readState(file: string, job: { tenant: string; seed: string }): Promise<State> {
  const content = await readFile(file, 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw new StateFileError(`${file} cannot be read. Name a file that this account may read and write.`)
  })
  if (content === undefined) return newState(job.seed)
  const parsed = stateFile.safeParse(parseJson(content))
  if (!parsed.success) throw new StateFileError(`${file} is no state of this simulator. Name another file, or remove it.`)
  const { tenant, seed, cycle, ids, changes, onDemand, disabled, deleted, groupIds, groupChanges, members } = parsed.data
  if (tenant !== job.tenant || seed !== job.seed) {
    throw new StateFileError(`${file} belongs to ${tenant} with seed ${seed}. Name another file for this Tenant URL and seed.`)
  }
  const changed: [number, Partial<EntraUser>][] = changes
  const changedGroups: [number, Partial<EntraGroup>][] = groupChanges
  return {
    seed,
    cycle,
    ids: new Map(ids),
    changes: new Map(changed),
    onDemand: new Set(onDemand),
    disabled: new Set(disabled),
    deleted: new Set(deleted),
    groupIds: new Map(groupIds),
    groupChanges: new Map(changedGroups),
    members: new Map(members.map(([index, people]) => [index, new Set(people)])),
  }
}

/** Writes the state beside the file first, so that a crash leaves the old one whole. It holds ids and names of the made-up company only. */
export async function writeState(file: string, tenant: string, state: State): Promise<void> {
  const content: z.infer<typeof stateFile> = {
    version: 1,
    tenant,
    seed: state.seed,
    cycle: state.cycle,
    ids: [...state.ids],
    changes: [...state.changes],
    onDemand: [...state.onDemand],
    disabled: [...state.disabled],
    deleted: [...state.deleted],
    groupIds: [...state.groupIds],
    groupChanges: [...state.groupChanges],
    members: [...state.members].map(([index, people]) => [index, [...people]]),
  }
  await writeFile(`${file}.new`, `${JSON.stringify(content)}\n`)
  await rename(`${file}.new`, file)
}

function parseJson(content: string): unknown {
  try {
    return JSON.parse(content)
  } catch {
    return undefined
  }
}
