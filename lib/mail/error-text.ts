import { env } from '@/lib/env'
import { inOneLine } from './mail-words'

const MAX_CHARACTERS = 500

/** An error as the outbox keeps it and admins read it: one line of at most 500 characters, without the API key. */
export function errorText(message: string): string {
  const key = env.RESEND_API_KEY
  return inOneLine(key === undefined ? message : message.replaceAll(key, '[API key]'), MAX_CHARACTERS)
}
