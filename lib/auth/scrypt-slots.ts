import { processState } from '@/lib/process-state'

/** One computation takes 128 MiB and a thread of libuv's four, which file and DNS work need too. */
const SLOTS = 2
const QUEUE = 16

type Slots = { free: number; waiting: (() => void)[] }

/** Thrown when so many password computations wait that another one would only be a burden. */
export class TooBusyError extends Error {
  override name = 'TooBusyError'

  constructor() {
    super('Too many passwords are being checked at this moment. Try again in a minute.')
  }
}

/** Runs `compute` when one of the few slots of this process is free. Throws TooBusyError when the queue is full. */
export async function inScryptSlot<T>(compute: () => Promise<T>): Promise<T> {
  const slots = processState<Slots>('scrypt-slots', () => ({ free: SLOTS, waiting: [] }))
  if (slots.free > 0) slots.free--
  else if (slots.waiting.length >= QUEUE) throw new TooBusyError()
  else await new Promise<void>((proceed) => slots.waiting.push(proceed))
  try {
    return await compute()
  } finally {
    const next = slots.waiting.shift()
    if (next) next()
    else slots.free++
  }
}
