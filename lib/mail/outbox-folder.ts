import { randomUUID } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'

import { env } from '@/lib/env'

const outboxMailSchema = z.object({
  id: z.number().int(),
  kind: z.string(),
  to: z.string(),
  from: z.string(),
  subject: z.string(),
  html: z.string(),
  text: z.string(),
  /** When it was written here, ISO 8601. */
  at: z.iso.datetime(),
})

/** A mail as it lies in the folder. */
export type OutboxMail = z.output<typeof outboxMailSchema>

const FILE_NAME = /^(\d{8,10})-[a-z_]+\.json$/

/**
 * Writes a mail into the folder that stands in for Resend: `{id}-{kind}.json`, and beside it `.html` and `.txt` to look at. Only this user of the
 * machine can read them. Written again, it replaces what was there.
 */
export async function writeToOutbox(mail: OutboxMail): Promise<void> {
  await mkdir(outboxFolder(), { recursive: true, mode: 0o700 })
  const name = `${String(mail.id).padStart(8, '0')}-${mail.kind}`
  await writeWhole(`${name}.html`, mail.html)
  await writeWhole(`${name}.txt`, mail.text)
  // Last: what lists the folder looks for this one.
  await writeWhole(`${name}.json`, `${JSON.stringify(mail, null, 2)}\n`)
}

/** At most `limit` mails, the newest first; `before` is the id to go on from. Files that are no mail are passed over. */
export async function readOutbox({ limit, before }: { limit: number; before?: number }): Promise<OutboxMail[]> {
  const found: OutboxMail[] = []
  for (const { id, name } of await mailFiles()) {
    if (found.length === limit) break
    if (before !== undefined && id >= before) continue
    const mail = await readMail(name)
    if (mail) found.push(mail)
  }
  return found
}

/** One mail, or null when there is none of this id. */
export async function readOutboxMail(id: number): Promise<OutboxMail | null> {
  const file = (await mailFiles()).find((one) => one.id === id)
  return file ? readMail(file.name) : null
}

/** Where mail lies that does not leave this machine. */
export function outboxFolder(): string {
  return path.join(env.DATA_DIR, 'outbox')
}

async function mailFiles(): Promise<{ id: number; name: string }[]> {
  const names = await readdir(outboxFolder()).catch(ifMissing<string[]>([]))
  return names.flatMap((name) => (FILE_NAME.test(name) ? [{ id: Number.parseInt(name, 10), name }] : [])).sort((a, b) => b.id - a.id)
}

async function readMail(name: string): Promise<OutboxMail | null> {
  const text = await readFile(path.join(outboxFolder(), name), 'utf8').catch(ifMissing<null>(null))
  return text === null ? null : parseMail(text)
}

function parseMail(text: string): OutboxMail | null {
  try {
    return outboxMailSchema.parse(JSON.parse(text))
  } catch {
    return null
  }
}

function ifMissing<T>(value: T): (error: NodeJS.ErrnoException) => T {
  return (error) => {
    if (error.code !== 'ENOENT') throw error
    return value
  }
}

/** Nobody ever sees half a file: it is written aside and renamed. */
async function writeWhole(name: string, text: string): Promise<void> {
  const aside = path.join(outboxFolder(), `.${name}.${randomUUID()}`)
  try {
    await writeFile(aside, text, { mode: 0o600 })
    await rename(aside, path.join(outboxFolder(), name))
  } catch (error) {
    await rm(aside, { force: true })
    throw error
  }
}
