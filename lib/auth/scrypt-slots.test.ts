import { expect, it } from 'vitest'

import { inScryptSlot, TooBusyError } from './scrypt-slots'

it('runs two at a time in order, refuses when the queue is full, and goes on after failures', async () => {
  let running = 0
  let most = 0
  const order: number[] = []
  const release: (() => void)[] = []
  const compute = (id: number) =>
    inScryptSlot(async () => {
      most = Math.max(most, ++running)
      order.push(id)
      await new Promise<void>((resolve) => release.push(resolve))
      running--
      if (id % 2) throw new Error(`${id} failed.`)
      return id
    })
  const results = Array.from({ length: 20 }, (_, id) => compute(id).catch((error: unknown) => error))
  expect(await results[18]).toBeInstanceOf(TooBusyError)
  expect(await results[19]).toBeInstanceOf(TooBusyError)
  for (let id = 0; id < 18; id++) {
    await expect.poll(() => release.length).toBeGreaterThan(id)
    release[id]?.()
  }
  expect(await results[17]).toEqual(new Error('17 failed.'))
  expect(await results[16]).toBe(16)
  expect(order).toEqual(Array.from({ length: 18 }, (_, id) => id))
  expect(most).toBe(2)
  expect(await inScryptSlot(async () => 'free again')).toBe('free again')
})
