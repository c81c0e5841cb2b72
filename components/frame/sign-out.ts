import { postToNextAuth } from '@/components/auth/post-to-next-auth'
import { plannedLeave } from '@/components/frame/planned-leave'

/** Ends the session at next-auth's endpoint and goes to `then`. Throws when the server cannot be reached or refuses. */
export async function signOut(then: string): Promise<void> {
  plannedLeave.is = true
  try {
    await postToNextAuth('signout', { callbackUrl: '/sign-in' })
  } catch (error) {
    plannedLeave.is = false
    throw error
  }
  window.location.replace(then)
}
