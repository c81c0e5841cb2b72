import { postToNextAuth } from '@/components/auth/post-to-next-auth'
import { parseRefusal, type SignInRefusal } from '@/lib/auth/sign-in-refusal'

/** Signs in through next-auth's credentials callback, whose answer sets the session cookie. Returns why not, or null on success. */
export async function submitCredentials(credentials: { email: string; password: string }): Promise<SignInRefusal | null> {
  try {
    const url = await postToNextAuth('callback/credentials', { ...credentials, callbackUrl: '/' })
    if (url.searchParams.has('csrf')) return { reason: 'no-cookie' }
    const error = url.searchParams.get('error')
    return error === null ? null : parseRefusal(error)
  } catch {
    return { reason: 'failed' }
  }
}
