import type { Tx } from './transaction'

/** Keeps `value` under `name` unless something is kept there, and returns what is kept: instances that start together agree. */
export async function keepSetting(tx: Tx, name: string, value: string): Promise<string> {
  await tx.setting.createMany({ data: [{ name, value }], skipDuplicates: true })
  return (await tx.setting.findUniqueOrThrow({ where: { name } })).value
}
