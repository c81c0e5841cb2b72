import { expect, it, vi } from 'vitest'

import { runJob } from './run-job'

it('does a job again after the time it names, and ends at once when it is told to while it waits', async () => {
  const stop = new AbortController()
  const waits = [0, 0, 3_600_000]
  const run = vi.fn(() => Promise.resolve(waits.shift() ?? 0))
  const ended = runJob({ name: 'test', run }, stop.signal)
  await expect.poll(() => run.mock.calls.length).toBe(3)
  stop.abort()
  await ended
  expect(run).toHaveBeenCalledTimes(3)
})

it('finishes what is being done before it ends', async () => {
  const stop = new AbortController()
  let finish: (wait: number) => void = () => {}
  const run = () => new Promise<number>((resolve) => (finish = resolve))
  let hasEnded = false
  const ended = runJob({ name: 'test', run }, stop.signal).then(() => (hasEnded = true))
  stop.abort()
  await new Promise(setImmediate)
  expect(hasEnded).toBe(false)
  finish(0)
  await ended
})

it('logs what a job throws and tries it again', async () => {
  const log = vi.spyOn(console, 'error').mockImplementation(() => {})
  const stop = new AbortController()
  const run = vi.fn(() => (run.mock.calls.length === 1 ? Promise.reject(new Error('database is away')) : Promise.resolve(3_600_000)))
  const ended = runJob({ name: 'mail', run }, stop.signal)
  await expect.poll(() => run.mock.calls.length, { timeout: 60_000 }).toBe(2)
  stop.abort()
  await ended
  expect(JSON.parse(String(log.mock.calls[0]?.[0]))).toMatchObject({
    level: 'error',
    event: 'job-failed',
    job: 'mail',
    error: { message: 'database is away' },
  })
  log.mockRestore()
})
