// `npm run docs` writes the tables of docs/scim.md; with `-- --check` it fails when they are not what the code says.
import { readFileSync, writeFileSync } from 'node:fs'

import { fillGenerated, SCIM_DOCS } from './scim-docs.mts'

const text = readFileSync(SCIM_DOCS, 'utf8')
const filled = fillGenerated(text)

if (!process.argv.includes('--check')) {
  writeFileSync(SCIM_DOCS, filled)
  console.log(`Wrote ${SCIM_DOCS}`)
} else if (filled === text) {
  console.log(`${SCIM_DOCS} says what the code does.`)
} else {
  console.error(`${SCIM_DOCS} disagrees with the code. Run: npm run docs`)
  process.exitCode = 1
}
