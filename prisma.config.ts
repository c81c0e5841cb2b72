import { fileURLToPath } from 'node:url'
import { defineConfig } from 'prisma/config'

// These commands never start the native schema engine, yet the CLI downloads it first unless one is named.
// Only for them: `migrate deploy` on an ordinary machine must find the real engine.
const command = process.argv.slice(2).find((argument) => !argument.startsWith('-'))
if (command && ['generate', 'validate', 'format'].includes(command)) {
  process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= fileURLToPath(import.meta.url)
}

export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  datasource: { url: process.env.DATABASE_URL ?? '' },
})
