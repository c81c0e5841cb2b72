import { z } from 'zod'

const MAX_ADDRESSES = 20

const line = (max: number) =>
  z
    .string()
    .trim()
    .max(max, `Use at most ${max} characters.`)
    .regex(/^[^\p{Cc}\p{Cs}]*$/u, 'Leave out line breaks and control characters.')

const address = z.string().trim().max(254, 'Use at most 254 characters.').pipe(z.email('Enter an address like ada@example.com.'))

/** An e-mail address, alone or as `Name <address>`. */
export const senderInput = line(320).refine((value) => {
  const inBrackets = /^[^<>"]*<([^<>]+)>$/.exec(value)
  return z.email().safeParse(inBrackets?.[1] ?? value).success
}, 'Enter an address like console@example.com, or Name <console@example.com>.')

const emptyAsNull = (value: unknown) => (typeof value === 'string' && value.trim() === '' ? null : value)
const orNull = <T extends z.ZodType>(schema: T) => z.preprocess(emptyAsNull, schema.nullable())

/** Everything an admin can set, with the rule for each. */
export const settingSchemas = {
  /** What people know this deployment's organization as, or null. */
  organization: orNull(line(100)),
  /** Where people who cannot get in, or got mail they did not expect, may ask. */
  supportAddress: orNull(address),
  /** Who mail comes from, unless MAIL_FROM says so. */
  sender: orNull(senderInput),
  /** Whether invitations leave at once, or wait until an admin releases them. */
  invitationPolicy: z.enum(['send', 'hold']),
  /** Whether every admin gets mail about keys. */
  alertAdmins: z.boolean(),
  /** Who else gets it. */
  alertAddresses: z.array(address).max(MAX_ADDRESSES, `Use at most ${MAX_ADDRESSES} addresses.`),
  /** How many days sign-in attempts are kept. */
  signInDays: z
    .number('Enter a number of days.')
    .int('Enter a number of days.')
    .min(30, 'Keep them for at least 30 days.')
    .max(3650, 'Keep them for at most 3,650 days.'),
} as const

export type SettingName = keyof typeof settingSchemas
export type Settings = { [Name in SettingName]: z.output<(typeof settingSchemas)[Name]> }

/** What holds until an admin says otherwise. */
export const DEFAULT_SETTINGS: Settings = {
  organization: null,
  supportAddress: null,
  sender: null,
  invitationPolicy: 'send',
  alertAdmins: true,
  alertAddresses: [],
  signInDays: 180,
}

export const SETTING_NAMES = Object.keys(settingSchemas) as SettingName[]
