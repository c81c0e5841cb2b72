import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { chromium } from '@playwright/test'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

/** A Chromium to test with: the one named, the machine's, Playwright's own, else Debian's package. Throws when there is none. */
export function findChromium() {
  return process.env.PLAYWRIGHT_CHROMIUM || onPath() || playwrights() || installPlaywrights() || installDebians() || fail()
}

function onPath() {
  const folders = (process.env.PATH ?? '').split(path.delimiter)
  return NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name))).find((file) => existsSync(file))
}

function playwrights() {
  return [chromium.executablePath()].find((file) => existsSync(file))
}

function installPlaywrights() {
  console.log("No Chromium found: installing Playwright's own.")
  spawnSync(process.execPath, ['node_modules/@playwright/test/cli.js', 'install', 'chromium'], { stdio: 'ignore', timeout: 300_000 })
  return playwrights()
}

function installDebians() {
  if (process.getuid?.() !== 0) return undefined
  console.log("Installing Debian's chromium.")
  spawnSync('apt-get', ['update'], { stdio: 'ignore' })
  spawnSync('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], { stdio: 'ignore' })
  return onPath()
}

function fail() {
  throw new Error('No Chromium was found and none could be installed. Install one, or name it in PLAYWRIGHT_CHROMIUM.')
}
