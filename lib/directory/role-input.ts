import { z } from 'zod'

import { unstorable } from '@/lib/scim/well-formed'

const MAX_NAME_LENGTH = 256
const MAX_ID = 2 ** 31 - 1

/** What a role may be called: 1-256 characters, trimmed. */
export const roleNameInput = z
  .string()
  .trim()
  .min(1, 'Enter a role name.')
  .max(MAX_NAME_LENGTH, `Use at most ${MAX_NAME_LENGTH} characters.`)
  .refine((name) => unstorable(name) === undefined, 'This name has a character in it that cannot be stored. Type it again.')

/** The id of a role or a user, as the console sends it. */
export const idInput = z.int().min(1).max(MAX_ID)

export const permissionInput = z.enum(['admin', 'support', 'none'])

/** The Create role form. */
export const createRoleInput = z.object({ name: roleNameInput, permission: permissionInput })
