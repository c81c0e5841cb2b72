import { ENTRA } from '@/components/users/user-words'

export const SELECTION_CHANGES = ['disable', 'enable', 'resend'] as const

/** What can be done to several users at once. */
export type SelectionChange = (typeof SELECTION_CHANGES)[number]

/** What became of one of them: `problem` says why not, and is null when it is done. */
export type UserOutcome = { id: number; problem: string | null }

/** Changes some users, one after the other, and tells what became of each, or why of none. */
export type ChangeUsers = (input: { change: SelectionChange; userIds: number[] }) => Promise<UserOutcome[] | string>

export const MAX_SELECTED = 50

type Words = { button: string; title: string; confirm: string; busy: string; done: string; consequence: string; danger: boolean }

export const CHANGE_WORDS: Record<SelectionChange, Words> = {
  disable: {
    button: 'Disable',
    title: 'Disable',
    confirm: 'Disable',
    busy: 'Disabling',
    done: 'disabled',
    consequence: `They can no longer sign in. The accounts and their history stay. ${ENTRA} may enable users again that it manages; unassign them there to make it last.`,
    danger: true,
  },
  enable: {
    button: 'Enable',
    title: 'Enable',
    confirm: 'Enable',
    busy: 'Enabling',
    done: 'enabled',
    consequence: `They can sign in again; who never did is invited. ${ENTRA} may disable users again that it manages; assign them there to make it last.`,
    danger: false,
  },
  resend: {
    button: 'Resend invitation',
    title: 'Resend the invitation of',
    confirm: 'Resend invitation to',
    busy: 'Sending to',
    done: 'invited again',
    consequence: 'An invitation leaves at once to each who is invited and never signed in, even where invitations are held.',
    danger: false,
  },
}

/** "1 user", "12 users". */
export function countedUsers(count: number): string {
  return `${count.toLocaleString('en-GB')} ${count === 1 ? 'user' : 'users'}`
}
