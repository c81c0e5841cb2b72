export type KeyField = 'name' | 'expirationDate' | 'allowedEndpoints'
export type KeyFormErrors = Partial<Record<KeyField | 'form', string>>

/** What a submit of the key form led to. `created` holds the key itself: it lives in this state only. */
export type KeyFormState =
  | { kind: 'editing' }
  | { kind: 'invalid'; errors: KeyFormErrors }
  | { kind: 'created'; created: CreatedKey }
  | { kind: 'repeated'; keyId: number }

export type CreatedKey = { id: number; name: string; secret: string; allowsScim: boolean }

/** The key whose successor is made. */
export type RotatedKey = { id: number; name: string; lastFour: string }

/** Sends the form; the page hands it down. */
export type KeyFormAction = (form: FormData) => Promise<KeyFormState>
