import { z } from 'zod'

import { passwordStrength } from './password-strength'

/** No password is longer: what a form sends beyond it is not even looked at. */
const MAX_SENT = 4000

const schema = z.object({ current: z.string().max(MAX_SENT), next: z.string().max(MAX_SENT) })

/** What is wrong with the form that changes a password, by field, or as a whole. Never what was typed. */
export type ChangePasswordErrors = { current?: string; next?: string; form?: string }

/** The fields of the form that changes `person`'s password, checked; or the message that belongs under each field that is wrong. */
export function parseChangePassword(
  form: { current: unknown; next: unknown },
  person: { name: string; email: string },
): { input: z.infer<typeof schema> } | { errors: ChangePasswordErrors } {
  const parsed = schema.safeParse(form)
  if (!parsed.success) return { errors: { form: 'The form was not complete. Fill in both passwords and send it again.' } }
  const { current, next } = parsed.data
  const errors: ChangePasswordErrors = {}
  if (current === '') errors.current = 'Enter your current password.'
  const weakness = next === '' ? 'Choose a password.' : passwordStrength(next, person).problem
  if (weakness) errors.next = weakness
  else if (next.normalize('NFC') === current.normalize('NFC')) errors.next = 'Choose a password that differs from the current one.'
  return errors.current || errors.next ? { errors } : { input: parsed.data }
}
