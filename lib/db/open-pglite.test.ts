import { chmodSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'

import { openPGlite } from './open-pglite'

let parent: string
beforeEach(() => {
  parent = mkdtempSync(path.join(os.tmpdir(), 'open-pglite-'))
})
afterEach(() => rmSync(parent, { recursive: true }))

it('keeps what it stored, and closes the folder to other accounts of the machine, an older folder too', async () => {
  const folder = path.join(parent, 'missing', 'database')
  const first = await openPGlite(folder)
  await first.lite.exec('CREATE TABLE kept (a integer)')
  await first.close()
  expect(statSync(folder).mode & 0o077).toBe(0)

  chmodSync(folder, 0o755)
  const second = await openPGlite(folder)
  expect((await second.lite.query('SELECT * FROM kept')).rows).toEqual([])
  await second.close()
  expect(statSync(folder).mode & 0o077).toBe(0)
})

it('refuses a folder that is open already, in words that say what to do', async () => {
  const folder = path.join(parent, 'database')
  const first = await openPGlite(folder)
  await expect(openPGlite(folder)).rejects.toThrow(
    /is open in another process\. Stop that server, or choose another folder with DATA_DIR\./,
  )
  await first.close()
  await (await openPGlite(folder)).close()
})
