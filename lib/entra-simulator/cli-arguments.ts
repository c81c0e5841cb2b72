import { parseArgs } from 'node:util'

import type { ExternalIdSource } from './attribute-mapping'
import type { ClientCredentials } from './credentials'
import type { DialectChoice } from './patch-body'
import { PHASES, type Phase } from './phases'
import { parseTenantUrl } from './tenant-url'

export type CliArguments = {
  tenantUrl: string
  secretToken?: string
  oauth?: ClientCredentials
  users: number
  groups: number
  members: number
  disable: number
  concurrency: number
  timeout: number
  seed: string
  flag: boolean
  dialect?: DialectChoice
  externalId: ExternalIdSource
  phases: readonly Phase[]
  stateFile?: string
  warnings: string[]
}

/** The command line cannot be understood; the message says what to write instead. Never repeats the secret. */
export class UsageError extends Error {
  override name = 'UsageError'
}

export const HELP = `Simulates the provisioning service of Microsoft Entra ID against a SCIM service.

  npm run entra -- --tenant-url URL --secret-token apikey:KEY [options]

  --tenant-url URL       Tenant URL as the console shows it; a query string on it is kept
  --secret-token TOKEN   Secret Token as the console shows it: apikey:KEY
  --client-id, --client-secret, --token-endpoint
                         instead of --secret-token: OAuth 2.0 client credentials
  --users N              people assigned to the application (20)
  --groups N             groups assigned to it (6); 0 for a service that has none
  --members N            members of the largest group (1000), who are people assigned
  --disable N            people to disable (4); a quarter is restored, half are removed
  --flag                 use the Tenant URL with ?aadOptscim062020: the other PATCH dialect
  --dialect NAME         default, flag or mixed (both in turn), whatever the Tenant URL says
  --external-id NAME     attribute mapped to externalId: mailNickname (default) or objectId
  --seed TEXT            another company; the same seed always gives the same one (1)
  --only PHASE,PHASE     only these: ${PHASES.slice(0, 5).join(', ')},
                         ${PHASES.slice(5, 10).join(', ')},
                         ${PHASES.slice(10).join(', ')}
  --state FILE           remember ids and changes between runs
  --concurrency N        requests at the same time (8)
  --timeout SECONDS      how long to wait for an answer (30)
  --help                 this text

Exit code: 0 every answer was right, 1 some were wrong, 2 the command line was.
`

/**
 * Reads the command line; undefined when help is asked for.
 *
 * @throws UsageError
 */
export function parseCliArguments(argv: string[]): CliArguments | undefined {
  const values = readOptions(argv)
  if (values.help) return undefined
  const tenantUrl = readTenantUrl(values['tenant-url'])
  return {
    tenantUrl,
    ...readCredentials(values),
    users: readCount('--users', values.users, { least: 0, most: 10_000_000 }),
    groups: readCount('--groups', values.groups, { least: 0, most: 100_000 }),
    members: readCount('--members', values.members, { least: 0, most: 1_000_000 }),
    disable: readCount('--disable', values.disable, { least: 0, most: 10_000_000 }),
    concurrency: readCount('--concurrency', values.concurrency, { least: 1, most: 256 }),
    timeout: readCount('--timeout', values.timeout, { least: 1, most: 3600 }) * 1000,
    seed: values.seed,
    flag: values.flag,
    dialect: readDialect(values.dialect),
    externalId: readExternalId(values['external-id']),
    phases: readPhases(values.only),
    stateFile: values.state,
    warnings: warningsAbout(tenantUrl, values),
  }
}

function readOptions(argv: string[]) {
  try {
    return parseArgs({
      args: argv,
      options: {
        'tenant-url': { type: 'string' },
        'secret-token': { type: 'string' },
        users: { type: 'string', default: '20' },
        'client-id': { type: 'string' },
        'client-secret': { type: 'string' },
        'token-endpoint': { type: 'string' },
        groups: { type: 'string', default: '6' },
        members: { type: 'string', default: '1000' },
        disable: { type: 'string', default: '4' },
        concurrency: { type: 'string', default: '8' },
        timeout: { type: 'string', default: '30' },
        seed: { type: 'string', default: '1' },
        flag: { type: 'boolean', default: false },
        dialect: { type: 'string' },
        'external-id': { type: 'string', default: 'mailNickname' },
        only: { type: 'string' },
        state: { type: 'string' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    }).values
  } catch (error) {
    // What parseArgs says of a stray word repeats it, and the stray word may be the secret.
    const option = error instanceof Error ? /'(--?[\w-]+)/.exec(error.message)?.[1] : undefined
    throw new UsageError(option ? `Option ${option} is unknown or lacks its value.` : 'There is a word that belongs to no option.')
  }
}

function readTenantUrl(text: string | undefined): string {
  if (!text) throw new UsageError('--tenant-url is missing: copy the Tenant URL from the console.')
  try {
    parseTenantUrl(text)
  } catch {
    throw new UsageError('--tenant-url is no http(s) address: copy the Tenant URL from the console.')
  }
  return text
}

type Credentials = { 'secret-token'?: string; 'client-id'?: string; 'client-secret'?: string; 'token-endpoint'?: string }

/** A secret token, or the three parts of client credentials: one of the two. */
function readCredentials(values: Credentials): { secretToken: string } | { oauth: ClientCredentials } {
  const { 'client-id': clientId, 'client-secret': clientSecret, 'token-endpoint': tokenEndpoint } = values
  if (clientId === undefined && clientSecret === undefined && tokenEndpoint === undefined) {
    return { secretToken: readSecretToken(values['secret-token']) }
  }
  if (values['secret-token'] !== undefined) throw new UsageError('Give --secret-token or client credentials, not both.')
  if (!clientId || !clientSecret || !tokenEndpoint) {
    throw new UsageError('Client credentials want all of --client-id, --client-secret and --token-endpoint.')
  }
  if (!/^https?:$/.test(URL.canParse(tokenEndpoint) ? new URL(tokenEndpoint).protocol : '')) {
    throw new UsageError('--token-endpoint is no http(s) address: copy it from the console.')
  }
  return { oauth: { clientId, clientSecret, tokenEndpoint } }
}

function readDialect(text: string | undefined): DialectChoice | undefined {
  if (text === undefined || text === 'default' || text === 'flag' || text === 'mixed') return text
  throw new UsageError('--dialect must be default, flag or mixed.')
}

function readSecretToken(text: string | undefined): string {
  if (!text) throw new UsageError('--secret-token is missing: copy the Secret Token from the console.')
  if (!text.startsWith('apikey:')) throw new UsageError('--secret-token must be apikey: followed by the key, as the console shows it.')
  if (!/^[\x21-\x7e]+$/.test(text) || text === 'apikey:') throw new UsageError('--secret-token holds no key, or a blank: copy it again.')
  return text
}

function readCount(option: string, text: string, { least, most }: { least: number; most: number }): number {
  const count = /^\d+$/.test(text) ? Number(text) : Number.NaN
  if (!(count >= least && count <= most)) throw new UsageError(`${option} must be a whole number from ${least} to ${most}.`)
  return count
}

function readExternalId(text: string): ExternalIdSource {
  if (text !== 'mailNickname' && text !== 'objectId') throw new UsageError('--external-id must be mailNickname or objectId.')
  return text
}

function readPhases(text: string | undefined): readonly Phase[] {
  if (text === undefined) return PHASES
  const names = text.split(',').map((name) => name.trim())
  const unknown = names.filter((name) => !PHASES.some((phase) => phase === name))
  if (unknown.length > 0) throw new UsageError(`--only knows no ${unknown.join(', ')}: choose from ${PHASES.join(', ')}.`)
  return PHASES.filter((phase) => names.includes(phase))
}

function warningsAbout(tenantUrl: string, { users, groups, members }: { users: string; groups: string; members: string }): string[] {
  const { protocol, hostname, pathname } = new URL(tenantUrl)
  const local = ['localhost', '127.0.0.1', '[::1]'].includes(hostname)
  return [
    ...(/\/scim\/?$/.test(pathname) ? [] : ['The Tenant URL does not end in /scim: the console gives …/v1/provisioning/scim.']),
    ...(Number(groups) > 0 && Number(members) > Number(users) && members !== '1000'
      ? [`The largest group has ${users} members: there are no more people. Give more --users.`]
      : []),
    ...(protocol === 'http:' && !local ? ['Entra itself accepts only https addresses.'] : []),
  ]
}
