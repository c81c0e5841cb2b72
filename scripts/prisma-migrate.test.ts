import { readdirSync, readFileSync } from 'node:fs'
import { PGlite } from '@electric-sql/pglite'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import { PrismaPGlite } from 'pglite-prisma-adapter'
import { expect, it } from 'vitest'

import { migrate } from '@/lib/db/migrate'
import { pglitePool } from '@/lib/db/pglite-pool'
import { SchemaEngine } from './schema-engine.mts'

const FOLDER = 'prisma/migrations'
const NO_FILTERS = { externalTables: [], externalEnums: [] }

/** The folder of migrations as the official CLI hands it to its engine. */
function migrationsList() {
  const names = readdirSync(FOLDER, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
  return {
    baseDir: FOLDER,
    lockfile: { path: 'migration_lock.toml', content: readFileSync(`${FOLDER}/migration_lock.toml`, 'utf8') },
    shadowDbInitScript: '',
    migrationDirectories: names.map((name) => {
      const content = { tag: 'ok' as const, value: readFileSync(`${FOLDER}/${name}/migration.sql`, 'utf8') }
      return { path: name, migrationFile: { path: 'migration.sql', content } }
    }),
  }
}

it("Prisma Migrate's own engine finds a database that we migrated in order, with nothing left to apply", async () => {
  const lite = await PGlite.create()
  const applied = await migrate(pglitePool(lite))
  const schema = { path: 'prisma/schema.prisma', content: readFileSync('prisma/schema.prisma', 'utf8') }
  const adapter = bindMigrationAwareSqlAdapterFactory(new PrismaPGlite(lite))
  const engine = await SchemaEngine.new({ datamodels: [[schema.path, schema.content]] }, () => {}, adapter)

  const list = migrationsList()
  expect(applied).toEqual(list.migrationDirectories.map(({ path }) => path))
  expect(await engine.diagnoseMigrationHistory({ migrationsList: list, optInToShadowDatabase: false, filters: NO_FILTERS })).toMatchObject({
    hasMigrationsTable: true,
    history: null,
    editedMigrationNames: [],
    failedMigrationNames: [],
  })
  expect(await engine.applyMigrations({ migrationsList: list, filters: NO_FILTERS })).toEqual({ appliedMigrationNames: [] })
  await lite.close()
})
