import type { RotationKey } from '@/components/keys/rotation-words'

export type KeyField = 'name' | 'expirationDate' | 'allowedEndpoints'
export type KeyFormErrors = Partial<Record<KeyField | 'form', string>>

/** What a submit of the key form led to. `created` holds the key itself: it lives in this state only. */
export type KeyFormState =
  | { kind: 'editing' }
  | { kind: 'invalid'; errors: KeyFormErrors }
  | { kind: 'created'; created: CreatedKey }
  | { kind: 'repeated'; keyId: number }

export type CreatedKey = { id: number; name: string; secret: string; expiresAt: Date; allowsScim: boolean }

/** The key whose successor is made, in the state in which the form found it. */
export type RotatedKey = RotationKey & { id: number }

/** Sends the form; the page hands it down. */
export type KeyFormAction = (form: FormData) => Promise<KeyFormState>
