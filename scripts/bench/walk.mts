import type { BenchClient } from './http-client.mts'
import { type Result, summarise } from './measure.mts'
import { progress } from './progress.mts'

/** The most that a page may hold (lib/scim/page-size.ts). */
export const PAGE_SIZE = 200

/** Requests before the first that counts: a process that has just started is slower. */
const WARM_UP = 20

type Page = { Resources: { id: string }[]; totalResults: number; nextCursor?: string }

/**
 * Reads all users by cursor, each page as the client of RFC 9865 would. Throws when one is missing or comes twice. Returns the times of the
 * first, the middle and the last tenth of the pages, and the cursor of every page.
 */
export async function walkAllUsers(client: BenchClient, users: number[]): Promise<{ results: Result[]; cursors: string[] }> {
  for (let i = 0; i < WARM_UP; i++) await client('GET', `/Users?cursor=&count=${PAGE_SIZE}`)
  const seen = new Set<string>()
  const cursors: string[] = []
  const times: number[] = []
  for (let cursor: string | undefined = ''; cursor !== undefined; ) {
    const { milliseconds, body } = await client('GET', `/Users?${new URLSearchParams({ cursor, count: String(PAGE_SIZE) })}`)
    const page = JSON.parse(body) as Page
    for (const { id } of page.Resources) seen.add(id)
    cursors.push(cursor)
    times.push(milliseconds)
    progress('Users read by cursor', seen.size, page.totalResults)
    cursor = page.nextCursor
  }
  const missing = users.filter((id) => !seen.has(String(id))).length
  if (missing) throw new Error(`${missing} users were not on any page: paging by cursor is wrong.`)
  return { results: summarise('all users by cursor, per page', tenths(times)), cursors }
}

function tenths(times: number[]): [string, number[]][] {
  const size = Math.max(1, Math.floor(times.length / 10))
  const middle = Math.floor((times.length - size) / 2)
  return [
    ['first tenth', times.slice(0, size)],
    ['middle tenth', times.slice(middle, middle + size)],
    ['last tenth', times.slice(-size)],
  ]
}
