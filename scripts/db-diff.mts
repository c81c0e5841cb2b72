// `npm run db:diff -- NAME` writes the next migration; `npm run db:diff -- --check` fails when migrations and schema disagree.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { PGlite } from '@electric-sql/pglite'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import { PrismaPGlite } from 'pglite-prisma-adapter'

import { migrate } from '../lib/db/migrate'
import { pglitePool } from '../lib/db/pglite-pool'
import { SchemaEngine } from './schema-engine.mts'

const [name] = process.argv.slice(2)
if (!name) throw new Error('Name the migration: npm run db:diff -- add_something (or --check).')

const schema = { path: 'prisma/schema.prisma', content: readFileSync('prisma/schema.prisma', 'utf8') }
const lite = await PGlite.create()
const pool = pglitePool(lite)
await migrate(pool)
await pool.query('DROP TABLE "_prisma_migrations"')

const engine = await SchemaEngine.new(
  { datamodels: [[schema.path, schema.content]] },
  () => {},
  bindMigrationAwareSqlAdapterFactory(new PrismaPGlite(lite)),
)
const { stdout, exitCode } = await engine.diff({
  from: { tag: 'schemaDatasource', files: [schema], configDir: '.' },
  to: { tag: 'schemaDatamodel', files: [schema] },
  script: true,
  exitCode: true,
  filters: { externalTables: [], externalEnums: [] },
})

if (exitCode === 0) {
  console.log('Migrations and schema agree.')
} else if (name === '--check') {
  console.error(`Migrations lack what the schema says. Run: npm run db:diff -- NAME\n\n${stdout}`)
  process.exitCode = 1
} else {
  const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14)
  const folder = `prisma/migrations/${stamp}_${name}`
  mkdirSync(folder, { recursive: true })
  writeFileSync(`${folder}/migration.sql`, stdout ?? '')
  console.log(`Wrote ${folder}/migration.sql`)
}
await lite.close()
