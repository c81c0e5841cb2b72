import type { Tx } from './transaction'

/** Any number that no other lock of this database uses. */
const SETTINGS_LOCK = 1_805_210_513

/** Keeps `value` under `name` unless something is kept there, and returns what is kept: instances that start together agree. */
export async function keepSetting(tx: Tx, name: string, value: string): Promise<string> {
  await tx.setting.createMany({ data: [{ name, value }], skipDuplicates: true })
  return (await tx.setting.findUniqueOrThrow({ where: { name } })).value
}

/** What is kept under these names. */
export async function selectSettings(tx: Tx, names: string[]): Promise<Map<string, string>> {
  const rows = await tx.setting.findMany({ where: { name: { in: names } } })
  return new Map(rows.map(({ name, value }) => [name, value]))
}

/** Keeps `value` under `name`, whatever was there. */
export async function upsertSetting(tx: Tx, name: string, value: string): Promise<void> {
  await tx.setting.upsert({ where: { name }, create: { name, value }, update: { value } })
}

/** Makes changes of the settings wait for each other until the transaction ends. */
export async function lockSettings(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${SETTINGS_LOCK})`
}
