import { z } from 'zod'

import { passwordStrength } from './password-strength'

const printable = /^[^\p{Cc}\p{Cs}]*$/u

const schema = z
  .object({
    name: z
      .string()
      .trim()
      .min(1, 'Enter your name.')
      .max(200, 'Use at most 200 characters.')
      .regex(printable, 'Leave out line breaks and control characters.'),
    email: z
      .string()
      .trim()
      .min(1, 'Enter your e-mail address.')
      .max(254, 'Use at most 254 characters.')
      .refine((value) => value === '' || z.email().safeParse(value).success, 'Enter an address like ada@example.com.'),
    password: z.string(),
  })
  .superRefine(({ password, ...person }, context) => {
    const message = password === '' ? 'Choose a password.' : passwordStrength(password, person).problem
    if (message) context.addIssue({ code: 'custom', path: ['password'], message })
  })

export type SetUpErrors = { name?: string; email?: string; password?: string }

/** The fields of the set-up form, checked; or the message that belongs under each field that is wrong. */
export function parseSetUpInput(form: {
  name: unknown
  email: unknown
  password: unknown
}): { input: z.infer<typeof schema> } | { errors: SetUpErrors } {
  const parsed = schema.safeParse(form)
  if (parsed.success) return { input: parsed.data }
  const { name, email, password } = z.flattenError(parsed.error).fieldErrors
  return { errors: { name: name?.[0], email: email?.[0], password: password?.[0] } }
}
