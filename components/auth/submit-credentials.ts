import { parseRefusal, type SignInRefusal } from '@/lib/auth/sign-in-refusal'

const PATIENCE_MS = 30_000

/**
 * Signs in through next-auth's credentials callback, whose answer sets the session cookie. Returns why not, or null on success.
 * (next-auth/react's signIn would leave the page, and what was typed, when the server cannot be reached.)
 */
export async function submitCredentials(credentials: { email: string; password: string }): Promise<SignInRefusal | null> {
  try {
    const csrfToken = textOf(await readJson('/api/auth/csrf'), 'csrfToken')
    const form = new URLSearchParams({ ...credentials, csrfToken, callbackUrl: '/', json: 'true' })
    const url = new URL(textOf(await readJson('/api/auth/callback/credentials', form), 'url'))
    if (url.searchParams.has('csrf')) return { reason: 'no-cookie' }
    const error = url.searchParams.get('error')
    return error === null ? null : parseRefusal(error)
  } catch {
    return { reason: 'failed' }
  }
}

async function readJson(path: string, body?: URLSearchParams): Promise<unknown> {
  const response = await fetch(path, { method: body ? 'POST' : 'GET', body, signal: AbortSignal.timeout(PATIENCE_MS) })
  return response.json()
}

function textOf(answer: unknown, name: string): string {
  const value = typeof answer === 'object' && answer !== null ? Object.entries(answer).find(([key]) => key === name)?.[1] : undefined
  if (typeof value !== 'string') throw new Error(`The answer has no ${name}.`)
  return value
}
