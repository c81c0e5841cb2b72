import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'

type Import = { target: string; typeOnly: boolean }
type SourceFile = { file: string; text: string; lines: number; imports: Import[]; isTest: boolean }

const ROOT = path.resolve(import.meta.dirname, '..')
const files = new Map(
  ['app', 'components', 'lib']
    .flatMap(sourcesBelow)
    .concat('server.ts', 'instrumentation.ts', 'proxy.ts')
    .filter((file) => existsSync(path.join(ROOT, file)))
    .map((file) => [file, read(file)]),
)
const sources = [...files.values()]
const production = sources.filter(({ isTest }) => !isTest)

function sourcesBelow(folder: string): string[] {
  return readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => path.join(folder, name))
    .filter((file) => /\.tsx?$/.test(file) && !file.startsWith('lib/db/generated/'))
}

function read(file: string): SourceFile {
  const text = readFileSync(path.join(ROOT, file), 'utf8')
  const tree = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, false, file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS)
  const imports: Import[] = []
  const visit = (node: ts.Node): void => {
    if ((ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && node.moduleSpecifier && ts.isStringLiteral(node.moduleSpecifier))
      imports.push({ target: resolve(file, node.moduleSpecifier.text), typeOnly: isTypeOnly(node) })
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const [target] = node.arguments
      if (target && ts.isStringLiteral(target)) imports.push({ target: resolve(file, target.text), typeOnly: false })
    }
    ts.forEachChild(node, visit)
  }
  visit(tree)
  const isTest = /\.test\.tsx?$|\/test-(database|fixtures|group-definition|roles|service|users)\.ts$/.test(file)
  return { file, text, lines: text.split('\n').length, imports, isTest }
}

function isTypeOnly(node: ts.ImportDeclaration | ts.ExportDeclaration): boolean {
  if (ts.isExportDeclaration(node)) return node.isTypeOnly
  const clause = node.importClause
  if (!clause) return false
  if (clause.isTypeOnly) return true
  const named = clause.namedBindings
  return Boolean(
    !clause.name && named && ts.isNamedImports(named) && named.elements.length && named.elements.every((one) => one.isTypeOnly),
  )
}

function resolve(from: string, specifier: string): string {
  if (!specifier.startsWith('.') && !specifier.startsWith('@/')) return specifier
  const bare = specifier.startsWith('@/') ? specifier.slice(2) : path.join(path.dirname(from), specifier)
  return [bare, `${bare}.ts`, `${bare}.tsx`].find((candidate) => /\.\w+$/.test(candidate) && existsSync(path.join(ROOT, candidate))) ?? bare
}

/** Which of `group` import something that `isForbidden` names: 'file -> target' for each. */
function violations(group: SourceFile[], isForbidden: (target: string) => boolean): string[] {
  return group.flatMap(({ file, imports }) =>
    imports.filter(({ target }) => isForbidden(target)).map(({ target }) => `${file} -> ${target}`),
  )
}

const below = (...folders: string[]) => production.filter(({ file }) => folders.some((folder) => file.startsWith(`${folder}/`)))
const inside =
  (...folders: string[]) =>
  (target: string) =>
    folders.some((folder) => target === folder || target.startsWith(`${folder}/`))
const outside =
  (...folders: string[]) =>
  (target: string) =>
    /^(app|components|lib)\//.test(target) && !inside(...folders)(target)

describe('dependency direction', () => {
  it('finds the files it speaks of', () => {
    expect(production.length).toBeGreaterThan(50)
    expect(files.get('lib/start-up.ts')?.imports.map(({ target }) => target)).toContain('lib/db/client.ts')
  })

  it('lib imports neither app nor components', () => {
    expect(violations(below('lib'), inside('app', 'components'))).toEqual([])
  })

  it('lib/scim is pure: nothing of ours, no database, no framework, no clock', () => {
    expect(violations(below('lib/scim'), outside('lib/scim'))).toEqual([])
    expect(violations(below('lib/scim'), (target) => /^(next|react|@prisma|pg$|server-only)/.test(target))).toEqual([])
  })

  it('the simulator judges the wire alone: it imports nothing of the server', () => {
    expect(violations(below('lib/entra-simulator'), outside('lib/entra-simulator'))).toEqual([])
  })

  it('lib/directory and lib/keys know neither each other nor what is above them', () => {
    expect(violations(below('lib/directory'), inside('lib/keys', 'lib/http', 'lib/auth', 'lib/entra-simulator'))).toEqual([])
    expect(violations(below('lib/keys'), inside('lib/directory', 'lib/http', 'lib/auth', 'lib/entra-simulator'))).toEqual([])
  })

  it('lib/auth knows nothing of the SCIM API above it', () => {
    expect(violations(below('lib/auth'), inside('lib/http', 'lib/keys', 'lib/entra-simulator'))).toEqual([])
  })

  it('lib/mail, lib/invitations, lib/alerts, lib/password-links and lib/settings know nothing of those who use them', () => {
    const people = ['lib/mail', 'lib/invitations', 'lib/alerts', 'lib/password-links', 'lib/settings']
    const above = ['lib/directory', 'lib/keys', 'lib/auth', 'lib/http', 'lib/worker', 'lib/entra-simulator']
    expect(violations(below(...people), inside(...above))).toEqual([])
    expect(violations(below('lib/settings'), inside('lib/mail', 'lib/invitations', 'lib/alerts', 'lib/password-links'))).toEqual([])
    expect(violations(below('lib/mail'), inside('lib/invitations', 'lib/alerts'))).toEqual([])
  })

  it('lib/audit and lib/db know nothing of the domain', () => {
    expect(violations(below('lib/audit', 'lib/db'), inside('lib/directory', 'lib/keys', 'lib/http', 'lib/auth', 'lib/scim'))).toEqual([])
  })

  it('components/ui has no domain words: it imports nothing of ours but the clock', () => {
    expect(violations(below('components/ui'), outside('components/ui', 'lib/clock.ts'))).toEqual([])
  })

  it('components reach no file of lib that reaches the database, except actions handed down by pages', () => {
    const reaching = below('components').filter(({ file }) =>
      reachable(file).some((target) => target.startsWith('lib/db/') || target.endsWith('-store.ts')),
    )
    expect(reaching.map(({ file }) => file)).toEqual([])
  })

  it('has no import cycles', () => {
    expect(cycles()).toEqual([])
  })
})

/** Every file of ours that `start` loads at run time, not through app: an action is a call over the network. */
function reachable(start: string): string[] {
  const seen = new Set<string>()
  const queue = [start]
  for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
    for (const { target, typeOnly } of files.get(file)?.imports ?? []) {
      if (typeOnly || seen.has(target) || target.startsWith('app/')) continue
      seen.add(target)
      queue.push(target)
    }
  }
  return [...seen]
}

function cycles(): string[] {
  const finished = new Set<string>()
  const found: string[] = []
  const walk = (file: string, trail: string[]): void => {
    if (trail.includes(file)) return void found.push([...trail.slice(trail.indexOf(file)), file].join(' -> '))
    if (finished.has(file)) return
    for (const { target, typeOnly } of files.get(file)?.imports ?? []) if (!typeOnly && files.has(target)) walk(target, [...trail, file])
    finished.add(file)
  }
  for (const file of files.keys()) walk(file, [])
  return found
}

describe('one place for each power', () => {
  const usersOf = (pattern: RegExp, allowed: (file: string) => boolean) =>
    production.filter(({ file, text }) => pattern.test(withoutComments(text)) && !allowed(file)).map(({ file }) => file)

  it("Prisma's client is imported by lib/db, stores and the filter compiler only", () => {
    const users = production.filter(({ file }) => !/^lib\/db\/|-store\.ts$|\/filter-to-sql\.ts$/.test(file))
    expect(violations(users, (target) => /^lib\/db\/generated|^@prisma\/|^pg$/.test(target))).toEqual([])
  })

  it('process.env is read in lib/env.ts only', () => {
    expect(usersOf(/process\.env\b/, (file) => ['lib/env.ts', 'instrumentation.ts', 'proxy.ts'].includes(file))).toEqual([])
  })

  it('the present moment comes from lib/clock.ts only', () => {
    expect(usersOf(/new Date\(\)|Date\.now\(\)/, (file) => file === 'lib/clock.ts')).toEqual([])
  })

  it('console is used in lib/logger.ts only', () => {
    expect(usersOf(/\bconsole(\.\w+\(|\[)/, (file) => file === 'lib/logger.ts')).toEqual([])
  })
})

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '')
}

describe('size and shape', () => {
  it('no file is over 400 lines', () => {
    const isData = (file: string) => /\/schemas\/|-data\.ts$|-names\.ts$/.test(file)
    expect(production.filter(({ file, lines }) => lines > 400 && !isData(file)).map(({ file, lines }) => `${file}: ${lines}`)).toEqual([])
  })

  it('route files only adapt: 25 lines at most', () => {
    const routes = production.filter(({ file }) => /^app\/.*\/route\.ts$/.test(file))
    expect(routes.length).toBeGreaterThan(2)
    expect(routes.filter(({ lines }) => lines > 26).map(({ file, lines }) => `${file}: ${lines}`)).toEqual([])
  })

  it('there are no barrels', () => {
    expect(sources.filter(({ file }) => /(^|\/)index\.tsx?$/.test(file)).map(({ file }) => file)).toEqual([])
  })

  it('nothing silences the compiler or the linter', () => {
    const silencers = new RegExp(['@ts-ignore', '@ts-nocheck', 'eslint-disable', 'biome-ignore'].join('|'))
    expect(sources.filter(({ file, text }) => file !== 'lib/architecture.test.ts' && silencers.test(text)).map(({ file }) => file)).toEqual(
      [],
    )
  })
})
