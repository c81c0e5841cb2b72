import type { ReactNode } from 'react'

/** What templates know beside the mail's own data. Names are one line each (mail-words.ts). */
export type MailContext = {
  organization: string
  supportAddress: string | null
  /** Where this mail goes. */
  address: string | null
  /** The account it is for: its name to show, and exactly as it signs in. */
  account: { shown: string; userName: string } | null
  /** Whether people sign in with Microsoft Entra ID. */
  singleSignOn: boolean
  /** When it was queued: what a mail says of time must not change with the hour of its delivery. */
  queuedAt: Date
}

/** One mail before the layout is put around it. The subject is its heading as well. */
export type MailContent = {
  subject: string
  /** What an inbox shows beside the subject. */
  preview: string
  body: ReactNode
  button: { label: string; href: string }
}
