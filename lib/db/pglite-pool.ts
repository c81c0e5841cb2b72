import { Duplex } from 'node:stream'
import type { PGlite } from '@electric-sql/pglite'
import pg from 'pg'

const AUTHENTICATION_OK_AND_READY = Buffer.from([0x52, 0, 0, 0, 8, 0, 0, 0, 0, 0x5a, 0, 0, 0, 5, 0x49])
const TERMINATE = 0x58

/** The server's end of pg's socket, answered by PGlite in this process (PostgreSQL wire protocol 3.0). */
class PGliteSocket extends Duplex {
  private pending: Buffer = Buffer.alloc(0)
  private greeted = false

  constructor(private readonly lite: PGlite) {
    super()
  }

  connect() {
    this.lite.waitReady.then(
      () => this.emit('connect'),
      (error: Error) => this.destroy(error),
    )
    return this
  }

  setNoDelay() {
    return this
  }

  setKeepAlive() {
    return this
  }

  ref() {
    return this
  }

  unref() {
    return this
  }

  override _read() {}

  override _final(done: () => void) {
    this.push(null)
    done()
  }

  override _write(chunk: Buffer, _encoding: string, done: (error?: Error | null) => void) {
    this.pending = this.pending.length ? Buffer.concat([this.pending, chunk]) : chunk
    this.forward().then(() => done(), done)
  }

  private async forward() {
    if (!this.greeted && !this.greet()) return
    const messages = this.takeWholeMessages()
    if (messages === 'terminate') return void this.push(null)
    if (!messages) return
    const reply = await this.lite.execProtocolRaw(messages)
    if (reply.length) this.push(Buffer.from(reply))
  }

  /** PGlite has no start-up phase: its start-up message is answered here. False while the message is incomplete. */
  private greet(): boolean {
    if (this.pending.length < 4) return false
    const size = this.pending.readInt32BE(0)
    if (this.pending.length < size) return false
    this.pending = this.pending.subarray(size)
    this.greeted = true
    this.push(AUTHENTICATION_OK_AND_READY)
    return true
  }

  private takeWholeMessages(): Buffer | 'terminate' | null {
    let end = 0
    while (this.pending.length - end >= 5) {
      if (this.pending[end] === TERMINATE) return 'terminate'
      const size = 1 + this.pending.readInt32BE(end + 1)
      if (this.pending.length - end < size) break
      end += size
    }
    if (end === 0) return null
    const messages = this.pending.subarray(0, end)
    this.pending = this.pending.subarray(end)
    return messages
  }
}

/** A pg.Pool whose server is `lite`. One connection only: PGlite has a single session, a transaction holds it and the rest queues. */
export function pglitePool(lite: PGlite): pg.Pool {
  const config = { user: 'postgres', database: 'postgres', max: 1, idleTimeoutMillis: 0, stream: () => new PGliteSocket(lite) }
  return new pg.Pool(config as unknown as pg.PoolConfig)
}
