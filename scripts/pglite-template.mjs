import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { PGlite } from '@electric-sql/pglite'

const target = 'node_modules/.cache/pglite-template'

/** Prepares an empty embedded database once, which a first start copies instead of running initdb for seconds. */
if (!existsSync(`${target}/PG_VERSION`)) {
  const aside = `${target}.${process.pid}`
  mkdirSync('node_modules/.cache', { recursive: true })
  const lite = await PGlite.create({ dataDir: aside })
  await lite.exec('VACUUM FREEZE')
  await lite.close()
  rmSync(target, { recursive: true, force: true })
  renameSync(aside, target)
}
