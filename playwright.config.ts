import { defineConfig, devices } from '@playwright/test'

import type { ScimFixtures } from './e2e/fixtures/scim-test'

const desktop = devices['Desktop Chrome']

export default defineConfig<object, ScimFixtures>({
  testDir: 'e2e',
  workers: 1,
  forbidOnly: Boolean(process.env.CI),
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ...(process.env.PLAYWRIGHT_JSON_OUTPUT_FILE ? [['json'] as const] : [])],
  use: {
    trace: 'retain-on-failure',
    permissions: ['clipboard-read', 'clipboard-write'],
    launchOptions: {
      executablePath: process.env.PLAYWRIGHT_CHROMIUM,
      chromiumSandbox: process.getuid?.() !== 0,
      args: [
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  projects: [
    { name: 'chromium', testIgnore: 'e2e/scim/**', use: desktop },
    { name: 'scim-pglite-in-front-of-next', testMatch: 'e2e/scim/**/*.spec.ts', use: { ...desktop, variant: 'pglite' } },
    { name: 'scim-postgresql-through-next', testMatch: 'e2e/scim/**/*.spec.ts', use: { ...desktop, variant: 'postgresql' } },
  ],
})
