import { sql } from '@/lib/db/sql'
import { reader } from '@/lib/db/transaction'
import { selectKeys } from './key-store'

const LONGEST = 100

/** A counter at the end of a name. Four digits are a year: "Entra 2026" has none. */
const COUNTER = /^(.*\S) (\d{1,3})$/

/** The name that the form proposes for a key's successor: the key's own with the next number that no key bears. */
export async function suggestSuccessorName(name: string): Promise<string> {
  const { base } = splitName(name)
  const alike = await selectKeys(await reader(), sql`starts_with(k."name", ${base.slice(0, LONGEST - 10)})`)
  return successorName(
    name,
    alike.map((key) => key.name),
  )
}

/** `name` with the next number that makes it differ from all names in `taken`, at most 100 characters long: "Entra" becomes "Entra 2". */
export function successorName(name: string, taken: string[]): string {
  const { base, count } = splitName(name)
  const used = new Set(taken)
  for (let next = count + 1; ; next++) {
    const suffix = ` ${next}`
    const candidate = base.slice(0, LONGEST - suffix.length).trimEnd() + suffix
    if (!used.has(candidate)) return candidate
  }
}

function splitName(name: string): { base: string; count: number } {
  const [, base, count] = COUNTER.exec(name) ?? []
  return base && count ? { base, count: Number(count) } : { base: name, count: 1 }
}
