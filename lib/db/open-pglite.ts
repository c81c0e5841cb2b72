import { chmodSync, cpSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import { PGlite } from '@electric-sql/pglite'

import { claimFolder } from './claim-folder'

/** Where `npm ci` leaves a prepared empty database, which saves the first start several seconds of initdb. */
const TEMPLATE = path.join('node_modules', '.cache', 'pglite-template')
const OWNER_ONLY = 0o700

/**
 * Opens the embedded database in `folder`, creating it at first use. Only one process may hold a folder; another is refused.
 * A new folder is made aside and renamed into place: a process killed during its first start leaves nothing half-made.
 */
export async function openPGlite(folder: string): Promise<{ lite: PGlite; close: () => Promise<void> }> {
  mkdirSync(/* turbopackIgnore: true */ path.dirname(folder), { recursive: true, mode: OWNER_ONLY })
  const release = await claimFolder(folder)
  try {
    if (!existsSync(/* turbopackIgnore: true */ path.join(folder, 'PG_VERSION'))) await createFolder(folder)
    // Whoever reads the folder reads the session secret: it is closed to other accounts of the machine, an older one too.
    chmodSync(/* turbopackIgnore: true */ folder, OWNER_ONLY)
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
  mkdirSync(/* turbopackIgnore: true */ aside, { mode: OWNER_ONLY })
  const template = path.join(/* turbopackIgnore: true */ process.cwd(), TEMPLATE)
  if (existsSync(/* turbopackIgnore: true */ template)) cpSync(/* turbopackIgnore: true */ template, aside, { recursive: true })
  else await (await PGlite.create({ dataDir: aside })).close()
  rmSync(/* turbopackIgnore: true */ folder, { recursive: true, force: true })
  renameSync(/* turbopackIgnore: true */ aside, folder)
}
