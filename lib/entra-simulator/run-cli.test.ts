import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'

import { runCli } from './run-cli'
import { startTestService, TEST_SECRET, type Fault, type TestService } from './test-service'

let folder = ''
let service: TestService | undefined
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'entra-'))
})
afterEach(() => service?.close())
afterAll(() => rm(folder, { recursive: true }))

/** Runs the command against a fresh service, or the one there is, and gives what it printed. */
async function run(args: string[], options: { fault?: Fault; keep?: boolean; isTTY?: boolean } = {}) {
  if (!options.keep) service = await startTestService(options.fault)
  const output: string[] = []
  const errors: string[] = []
  const out = { isTTY: options.isTTY ?? false, columns: 80, write: (text: string) => output.push(text) }
  const argv = ['--tenant-url', service?.url ?? '', '--secret-token', TEST_SECRET, '--users', '5', ...args]
  const code = await runCli(argv, { out, error: { write: (text) => errors.push(text) } })
  return { code, output: output.join(''), errors: errors.join('') }
}

describe('npm run entra', () => {
  it('exits 0 with a table when every answer was right', async () => {
    const { code, output, errors } = await run([])
    expect(output).toContain('Provisioning 5 people and 6 groups of up to 5 members')
    expect(errors).toBe('')
    expect(code).toBe(0)
    expect(output).toMatch(/phase +requests +ok +wrong +retried +p50 ms +p95 ms +req\/s/)
    expect(output).toContain('Every answer was right')
    expect(output).not.toContain('\u001b')
    expect(output).not.toContain('test-key')
  })

  it('exits 1 and explains a wrong answer', async () => {
    const { code, output } = await run(['--only', 'test-connection'], { fault: () => ({ status: 404, body: {} }) })
    expect(code).toBe(1)
    expect(output).toMatch(/sent {6}GET \/Users\?filter=userName eq "[0-9a-f-]{36}"/)
    expect(output).toMatch(/came {6}404/)
    expect(output).toMatch(/expected {2}200/)
    expect(output).toMatch(/see {7}Microsoft/)
  })

  it('draws one line again and again on a terminal', async () => {
    const { output } = await run(['--only', 'initial-cycle'], { isTTY: true })
    expect(output).toContain('\r\u001b[2Kinitial-cycle')
    expect(output).toContain('█')
  })

  it('remembers ids between runs in a file without the secret', async () => {
    const file = join(folder, 'state.json')
    const first = await run(['--state', file])
    expect(first.code).toBe(0)
    const created = service?.users.size
    const groups = service?.groups.size
    expect(await readFile(file, 'utf8')).not.toContain('test-key')
    const second = await run(['--state', file, '--only', 'initial-cycle,incremental-cycle'], { keep: true })
    expect(second.output).toContain('Every answer was right')
    expect(service?.users.size).toBe(created)
    expect(service?.groups.size).toBe(groups)
    expect(second.output).not.toContain('POST')
    const other = await run(['--state', file, '--seed', 'other'], { keep: true })
    expect(other).toMatchObject({ code: 2, errors: expect.stringContaining('Name another file') })
  })

  it('leaves a file that holds something else as it is', async () => {
    const file = join(folder, 'letter.txt')
    await writeFile(file, 'Dear Ada')
    expect(await run(['--state', file])).toMatchObject({ code: 2 })
    expect(await readFile(file, 'utf8')).toBe('Dear Ada')
  })

  it.each([
    [['--secret-token', 'SECRET-without-prefix'], 'apikey: followed by the key'],
    [['--secret-token', 'apikey:'], 'holds no key'],
    [['--tenant-url', 'not a url'], 'copy the Tenant URL'],
    [['--users', '-3'], '--users'],
    [['--users', 'many'], 'whole number'],
    [['--concurrency', '0'], 'whole number from 1'],
    [['--only', 'initial-cycle,nonsense'], 'knows no nonsense'],
    [['--external-id', 'mail'], 'mailNickname or objectId'],
    [['--groups', '-1'], '--groups'],
    [['--members', 'all'], '--members'],
    [['--dialect', 'both'], 'default, flag or mixed'],
    [['--client-id', 'key-7'], 'not both'],
    [['--nonsense'], '--nonsense is unknown'],
    [['SECRET-stray-word'], 'belongs to no option'],
  ])('exits 2 for %j and says what to do', async (args, message) => {
    const { code, errors, output } = await run(args)
    expect(code).toBe(2)
    expect(errors).toContain(message)
    expect(errors).toContain('--help')
    expect(`${errors}${output}`).not.toMatch(/SECRET-|test-key/)
    expect(service?.seen).toEqual([])
  })

  it('warns of a Tenant URL that does not end in /scim', async () => {
    const { errors } = await run(['--tenant-url', service?.url.replace('/scim', '') ?? 'http://127.0.0.1:1/', '--only', 'discovery'])
    expect(errors).toContain('does not end in /scim')
  })

  it('prints help and exits 0', async () => {
    const { code, output } = await run(['--help'])
    expect(code).toBe(0)
    for (const option of [
      '--tenant-url',
      '--secret-token',
      '--users',
      '--disable',
      '--flag',
      '--only',
      '--state',
      '--seed',
      '--groups',
      '--members',
      '--dialect',
      '--client-id',
    ]) {
      expect(output).toContain(option)
    }
  })
})
