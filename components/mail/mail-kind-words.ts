import type { MailKind } from '@/lib/mail/mail-state'

const KINDS: Record<MailKind, string> = {
  invitation: 'Invitation',
  password_link: 'Password link',
  key_created: 'Key created',
  key_revoked: 'Key revoked',
  key_taken_over: 'Key taken over',
  key_stopped: 'Key stopped',
  key_expires: 'Key expires',
  test: 'Test',
}

/** A kind of mail in words; one that is not known any more stands for itself. */
export function mailKindWords(kind: string): string {
  return new Map<string, string>(Object.entries(KINDS)).get(kind) ?? kind
}
