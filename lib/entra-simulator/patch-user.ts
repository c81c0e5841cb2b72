import type { Answer } from './answer'
import type { WantedValue } from './attribute-mapping'
import type { Context } from './context'
import { readUser } from './find-user'
import type { JsonObject } from './json'
import { managerOf } from './manager'
import { patchBody, type PatchOperation } from './patch-body'
import { REFERENCES } from './references'

export type PatchIntent = {
  id: string
  operations: PatchOperation[]
  /** What must be held afterwards. */
  wanted: WantedValue[]
  active?: boolean
  /** The id of the manager that must be held afterwards, null for none. */
  manager?: string | null
  /** False where an answer with the resource is proof enough and reading it again would only double the requests. */
  readBack?: boolean
}

/**
 * `PATCH /Users/{id}`: 200 with the resource or 204. Holds the resource against what is wanted, in the answer where it has one,
 * and after that by reading it, so that an answer that only pretends is found out. Gives the resource as it is now.
 */
export async function patchUser(context: Context, intent: PatchIntent): Promise<JsonObject | undefined> {
  const { judge } = context
  const endpoint = `/Users/${encodeURIComponent(intent.id)}`
  const answer = await context.client.send({ method: 'PATCH', endpoint, body: patchBody(intent.operations) })
  if (!judge.hasStatus(answer, [200, 204], { rule: 'A PATCH succeeds', reference: REFERENCES.patch })) return undefined
  if (answer.status === 200) {
    const rule = 'A PATCH answered with 200 has the resource'
    const complete = judge.expect(answer, answer.json !== undefined, { rule, expected: 'the resource', reference: REFERENCES.patch })
    if (complete && answer.json) {
      judge.resource(answer, answer.json)
      check(context, { answer, user: answer.json }, intent)
      if (intent.readBack === false) return answer.json
    }
  }
  const read = await readUser(context, intent.id)
  if (read.user) check(context, { answer: read.answer, user: read.user }, intent)
  return read.user
}

function check(context: Context, read: { answer: Answer; user: JsonObject }, intent: PatchIntent) {
  const { judge } = context
  judge.stored(read.answer, read.user, intent.wanted)
  if (intent.active !== undefined) judge.active(read.answer, read.user, intent.active)
  if (intent.manager !== undefined) {
    const held = managerOf(read.user)
    judge.expect(read.answer, held === intent.manager, {
      rule: intent.manager === null ? 'A cleared manager is gone' : 'A manager is held by id',
      expected: `manager.value ${JSON.stringify(intent.manager)}`,
      got: `manager.value ${JSON.stringify(held)}`,
      reference: REFERENCES.patch,
    })
  }
}
