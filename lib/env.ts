import path from 'node:path'
import { z } from 'zod'

import { senderInput } from './settings/settings'

const flag = z.stringbool().optional()

const ENTRA_VARIABLES = ['ENTRA_TENANT_ID', 'ENTRA_CLIENT_ID', 'ENTRA_CLIENT_SECRET'] as const

const schema = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('development'),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  /** Address under which people and Entra reach this deployment, without a trailing slash. */
  APP_URL: z
    .url({ protocol: /^https?$/ })
    .transform((url) => url.replace(/\/+$/, ''))
    .optional(),
  DATA_DIR: z.string().min(1).default('.data'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must start with postgres:// or postgresql://')
    .optional(),
  DATABASE_POOL: z.coerce.number().int().min(1).max(200).default(10),
  NEXTAUTH_SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
  /** Directory (tenant) ID of Microsoft Entra ID; with ENTRA_CLIENT_ID and ENTRA_CLIENT_SECRET it switches single sign-on on. */
  ENTRA_TENANT_ID: z.guid().toLowerCase().optional(),
  ENTRA_CLIENT_ID: z.string().min(1).optional(),
  ENTRA_CLIENT_SECRET: z.string().min(1).optional(),
  /** Authority of a national cloud, without a trailing slash; by default that of the tenant in the public cloud. */
  ENTRA_ISSUER: z
    .url({ protocol: /^https?$/ })
    .transform((url) => url.replace(/\/+$/, ''))
    .optional(),
  /** Key of the Resend account that sends the mail; without it mail stays in a folder of this machine. */
  RESEND_API_KEY: z.string().min(1).optional(),
  RESEND_BASE_URL: z
    .url({ protocol: /^https?$/ })
    .transform((url) => url.replace(/\/+$/, ''))
    .optional(),
  /** Signing secret of Resend's webhook for this deployment, as Resend shows it. */
  RESEND_WEBHOOK_SECRET: z
    .string()
    .regex(/^whsec_[A-Za-z0-9+/=]{16,}$/, 'must be the signing secret that Resend shows, whsec_...')
    .optional(),
  /** Who mail comes from: `Console <console@example.com>` or an address. Fixes what Settings would say. */
  MAIL_FROM: z
    .string()
    .trim()
    .refine((value) => senderInput.safeParse(value).success, 'must be an address, or Console <console@example.com>')
    .optional(),
  /** Number of trusted reverse proxies in front; 0 ignores X-Forwarded-For. */
  TRUSTED_PROXIES: z.coerce.number().int().min(0).max(10).default(0),
  /** Requests a second that one key may make for long; short bursts may be four times that. */
  KEY_REQUESTS_PER_SECOND: z.coerce.number().positive().default(100),
  /** Answer the SCIM API through Next's router instead of in front of it. */
  SCIM_THROUGH_NEXT: flag,
  NEXT_PHASE: z.string().optional(),
})

/** What an operator has to correct before the server can start. */
export class EnvironmentError extends Error {
  override name = 'EnvironmentError'
}

/** Reads the environment. Throws one EnvironmentError that names every variable which is wrong. */
export function parseEnv(source: Record<string, string | undefined>) {
  const filled = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''))
  const parsed = schema.safeParse(filled)
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`)
    throw new EnvironmentError(`Environment variables need correcting: ${problems.join('; ')}.`)
  }
  const { APP_URL, PORT, DATA_DIR, ENTRA_TENANT_ID, ENTRA_CLIENT_ID, ENTRA_CLIENT_SECRET, ENTRA_ISSUER, ...rest } = parsed.data
  const missing = ENTRA_VARIABLES.filter((name) => parsed.data[name] === undefined)
  if (missing.length > 0 && missing.length < ENTRA_VARIABLES.length)
    throw new EnvironmentError(`Sign-in with Microsoft Entra ID needs ${ENTRA_VARIABLES.join(', ')}; missing: ${missing.join(', ')}.`)
  return {
    ...rest,
    PORT,
    APP_URL: APP_URL ?? `http://localhost:${PORT}`,
    /** Whether the environment gives APP_URL. */
    IS_APP_URL_SET: APP_URL !== undefined,
    DATA_DIR: path.resolve(/* turbopackIgnore: true */ DATA_DIR),
    ENTRA: entraClient({ tenantId: ENTRA_TENANT_ID, clientId: ENTRA_CLIENT_ID, clientSecret: ENTRA_CLIENT_SECRET, issuer: ENTRA_ISSUER }),
  }
}

/** This console as Microsoft Entra ID knows it: an application of one tenant. `issuer` is the tenant's authority, version 2.0. */
export type EntraClient = { tenantId: string; clientId: string; clientSecret: string; issuer: string }

function entraClient(given: Partial<EntraClient>): EntraClient | null {
  const { tenantId, clientId, clientSecret, issuer } = given
  if (!tenantId || !clientId || !clientSecret) return null
  return { tenantId, clientId, clientSecret, issuer: issuer ?? `https://login.microsoftonline.com/${tenantId}/v2.0` }
}

/** The environment, checked once at start. The only reader of process.env. */
export const env = parseEnv(process.env)

/** Tells next-auth, which reads the environment itself, under which address it answers. Called once at start, before the first request. */
export function exportForNextAuth(): void {
  process.env.NEXTAUTH_URL = `${env.APP_URL}/api/auth`
}
