import type { Answer } from './answer'
import type { Context } from './context'
import type { JsonObject } from './json'
import { REFERENCES } from './references'

/**
 * Reads a list to its end in pages of `count` by `startIndex` (from 1). Each page must say where it starts, hold no more than asked for,
 * and repeat nothing. Gives all resources and the last answer; undefined where a page is no list.
 */
export async function readPages(
  context: Context,
  list: { endpoint: string; query?: Record<string, string>; count: number },
): Promise<{ answer: Answer; resources: JsonObject[] } | undefined> {
  const { judge, client } = context
  const all = new Map<string, JsonObject>()
  for (let startIndex = 1; ; ) {
    const query = { ...list.query, startIndex: String(startIndex), count: String(list.count) }
    const answer = await client.send({ method: 'GET', endpoint: list.endpoint, query })
    const page = judge.list(answer, { rule: 'A page of a list is a ListResponse', reference: REFERENCES.pagination })
    if (!page) return undefined
    const { totalResults, startIndex: told } = answer.json ?? {}
    const expected = `startIndex ${startIndex}, at most ${list.count} Resources, none of an earlier page`
    const fresh = page.every((resource) => !all.has(String(resource.id)))
    const right = told === startIndex && page.length <= list.count && fresh
    if (!judge.expect(answer, right, { rule: 'Pages follow each other', expected, reference: REFERENCES.pagination })) return undefined
    for (const resource of page) all.set(String(resource.id), resource)
    startIndex += page.length
    if (page.length === 0 || startIndex > Number(totalResults)) return { answer, resources: [...all.values()] }
  }
}
