import path from 'node:path'

const root = path.resolve('.')

const securityHeaders = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'Referrer-Policy', value: 'same-origin' },
  { key: 'Permissions-Policy', value: 'camera=(), microphone=(), geolocation=()' },
]

/** @type {import('next').NextConfig} */
const config = {
  outputFileTracingRoot: root,
  turbopack: { root },
  poweredByHeader: false,
  // Behind a proxy that does not pass on Host, the address people use is APP_URL's: their form posts come from there.
  experimental: { serverActions: { allowedOrigins: process.env.APP_URL ? [new URL(process.env.APP_URL).host] : [] } },
  // `npm run check` has the types checked; whoever starts the console for the first time need not wait for it again.
  typescript: { ignoreBuildErrors: true },
  // Entra appends paths to whatever Tenant URL it was given: a redirect would end in its quarantine.
  skipTrailingSlashRedirect: true,
  serverExternalPackages: ['@electric-sql/pglite', 'pg', '@prisma/client', '@prisma/adapter-pg'],
  outputFileTracingIncludes: { '/*': ['./prisma/migrations/**/*'] },
  // Browsers ask for it when a page has not told them of its icon yet.
  rewrites: async () => [{ source: '/favicon.ico', destination: '/icon.svg' }],
  headers: async () => [
    { source: '/:path*', headers: securityHeaders },
    // The address of a one-time link is a secret until it is used.
    { source: '/:page(set-up|set-password)/:token', headers: [{ key: 'Referrer-Policy', value: 'strict-origin' }] },
  ],
}

export default config
