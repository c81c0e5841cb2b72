import { randomBytes, randomUUID } from 'node:crypto'

/** Id of one HTTP request: in the response header, the log and audit rows. */
export function newRequestId(): string {
  return randomUUID()
}

/** 256 bits from the system's CSPRNG, base64url: for one-time links and form tokens. */
export function randomToken(): string {
  return randomBytes(32).toString('base64url')
}
