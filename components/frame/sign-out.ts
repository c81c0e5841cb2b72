import { postToNextAuth } from '@/components/auth/post-to-next-auth'

/** Ends the session at next-auth's endpoint and goes to `then`. Throws when the server cannot be reached or refuses. */
export async function signOut(then: string): Promise<void> {
  await postToNextAuth('signout', { callbackUrl: '/sign-in' })
  window.location.replace(then)
}
