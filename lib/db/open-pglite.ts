import { cpSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import { PGlite } from '@electric-sql/pglite'

import { claimFolder } from './claim-folder'

/** Where `npm ci` leaves a prepared empty database, which saves the first start several seconds of initdb. */
const TEMPLATE = path.join('node_modules', '.cache', 'pglite-template')

/**
 * Opens the embedded database in `folder`, creating it at first use. Only one process may hold a folder; another is refused.
 * A new folder is made aside and renamed into place: a process killed during its first start leaves nothing half-made.
 */
export async function openPGlite(folder: string): Promise<{ lite: PGlite; close: () => Promise<void> }> {
  mkdirSync(/* turbopackIgnore: true */ path.dirname(folder), { recursive: true })
  const release = await claimFolder(folder)
  try {
    if (!existsSync(/* turbopackIgnore: true */ path.join(folder, 'PG_VERSION'))) await createFolder(folder)
    const lite = await PGlite.create({ dataDir: folder })
    return {
      lite,
      close: async () => {
        await lite.close()
        release()
      },
    }
  } catch (error) {
    release()
    throw error
  }
}

async function createFolder(folder: string) {
  const aside = `${folder}.new`
  rmSync(/* turbopackIgnore: true */ aside, { recursive: true, force: true })
  const template = path.join(/* turbopackIgnore: true */ process.cwd(), TEMPLATE)
  if (existsSync(/* turbopackIgnore: true */ template)) cpSync(/* turbopackIgnore: true */ template, aside, { recursive: true })
  else await (await PGlite.create({ dataDir: aside })).close()
  rmSync(/* turbopackIgnore: true */ folder, { recursive: true, force: true })
  renameSync(/* turbopackIgnore: true */ aside, folder)
}
