const PATIENCE_MS = 30_000

/**
 * Posts a form to one of next-auth's endpoints, with its token against forged requests, and returns the address that it answers with.
 * Throws when the server cannot be reached or answers anything else. (next-auth/react would add 9 kB to every page, and leave the page,
 * and what was typed, when the server cannot be reached.)
 */
export async function postToNextAuth(path: string, fields: Record<string, string>): Promise<URL> {
  const csrfToken = textOf(await readJson('/api/auth/csrf'), 'csrfToken')
  return new URL(textOf(await readJson(`/api/auth/${path}`, new URLSearchParams({ ...fields, csrfToken, json: 'true' })), 'url'))
}

async function readJson(path: string, body?: URLSearchParams): Promise<unknown> {
  const response = await fetch(path, { method: body ? 'POST' : 'GET', body, cache: 'no-store', signal: AbortSignal.timeout(PATIENCE_MS) })
  return response.json()
}

function textOf(answer: unknown, name: string): string {
  const value = typeof answer === 'object' && answer !== null ? Object.entries(answer).find(([key]) => key === name)?.[1] : undefined
  if (typeof value !== 'string') throw new Error(`The answer has no ${name}.`)
  return value
}
