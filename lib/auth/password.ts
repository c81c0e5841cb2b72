import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'

import { inScryptSlot } from './scrypt-slots'

type Parameters = { ln: number; r: number; p: number }
type StoredHash = Parameters & { salt: Buffer; key: Buffer }

/** OWASP's first choice for scrypt: 128 MiB and about half a second. */
const CURRENT: Parameters = { ln: 17, r: 8, p: 1 }
const KEY_BYTES = 32
const STORED = /^\$scrypt\$ln=(\d{1,2}),r=(\d{1,2}),p=(\d{1,2})\$([\w+/]+)\$([\w+/]+)$/
/** Nobody's password: its check makes an unknown account take as long as a known one. */
const NOBODY: StoredHash = { ...CURRENT, salt: randomBytes(16), key: randomBytes(KEY_BYTES) }

/** A hash to store, with its parameters and salt inside: `$scrypt$ln=17,r=8,p=1$salt$key` (PHC string format). Throws TooBusyError. */
export async function hashPassword(password: string, parameters: Parameters = CURRENT): Promise<string> {
  const salt = randomBytes(16)
  const key = await derive(password, { ...parameters, salt })
  return `$scrypt$ln=${parameters.ln},r=${parameters.r},p=${parameters.p}$${base64(salt)}$${base64(key)}`
}

/** Whether `password` is the one of `stored`. Without a stored hash it computes as long and says no. Throws TooBusyError. */
export async function verifyPassword(password: string, stored: string | null): Promise<boolean> {
  const known = stored === null ? null : parse(stored)
  const { key, ...parameters } = known ?? NOBODY
  const computed = await derive(password, parameters)
  return timingSafeEqual(computed, key) && known !== null
}

/** Whether `stored` was made with other parameters than new hashes are. */
export function needsRehash(stored: string): boolean {
  const known = parse(stored)
  return !known || known.ln !== CURRENT.ln || known.r !== CURRENT.r || known.p !== CURRENT.p
}

function parse(stored: string): StoredHash | null {
  const [, ln, r, p, salt = '', key = ''] = STORED.exec(stored) ?? []
  const bytes = Buffer.from(key, 'base64')
  if (bytes.length !== KEY_BYTES) return null
  return { ln: Number(ln), r: Number(r), p: Number(p), salt: Buffer.from(salt, 'base64'), key: bytes }
}

function derive(password: string, { ln, r, p, salt }: Parameters & { salt: Buffer }): Promise<Buffer> {
  const N = 2 ** ln
  // Two keyboards may spell one accented letter differently.
  const bytes = Buffer.from(password.normalize('NFC'))
  return inScryptSlot(
    () =>
      new Promise<Buffer>((resolve, reject) =>
        scrypt(bytes, salt, KEY_BYTES, { N, r, p, maxmem: 256 * N * r }, (error, key) => (error ? reject(error) : resolve(key))),
      ),
  )
}

function base64(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '')
}
