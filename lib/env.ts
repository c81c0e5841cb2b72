import path from 'node:path'
import { z } from 'zod'

const flag = z.stringbool().optional()

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
  const { APP_URL, PORT, DATA_DIR, ...rest } = parsed.data
  return {
    ...rest,
    PORT,
    APP_URL: APP_URL ?? `http://localhost:${PORT}`,
    DATA_DIR: path.resolve(/* turbopackIgnore: true */ DATA_DIR),
  }
}

/** The environment, checked once at start. The only reader of process.env. */
export const env = parseEnv(process.env)

/** Tells next-auth, which reads the environment itself, under which address it answers. Called once at start, before the first request. */
export function exportForNextAuth(): void {
  process.env.NEXTAUTH_URL = `${env.APP_URL}/api/auth`
}
