import { z } from 'zod'

import { unstorable } from '@/lib/scim/well-formed'
import { permissionInput } from './role-input'

const MAX_NAME_LENGTH = 200
const MAX_EMAIL_LENGTH = 254

/** The form that invites a person: what they are called, where they are invited, and what they may do in the console. */
export const inviteInput = z.object({
  name: z
    .string()
    .trim()
    .min(1, 'Enter a name.')
    .max(MAX_NAME_LENGTH, `Use at most ${MAX_NAME_LENGTH} characters.`)
    .regex(/^\P{Cc}*$/u, 'Leave out line breaks and control characters.')
    .refine((name) => unstorable(name) === undefined, 'This name has a character in it that cannot be stored. Type it again.'),
  email: z
    .string()
    .trim()
    .min(1, 'Enter an e-mail address.')
    .max(MAX_EMAIL_LENGTH, `Use at most ${MAX_EMAIL_LENGTH} characters.`)
    .refine((value) => value === '' || z.email().safeParse(value).success, 'Enter an address like ada@example.com.'),
  permission: permissionInput,
})

export type InviteInput = z.output<typeof inviteInput>
