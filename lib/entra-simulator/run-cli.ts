import { HELP, parseCliArguments, UsageError, type CliArguments } from './cli-arguments'
import { createProgressReporter, formatReport, type Output } from './report'
import { createSimulator } from './simulator'
import { newState } from './state'
import { readState, StateFileError, writeState } from './state-file'
import { parseTenantUrl } from './tenant-url'

type Streams = { out: Output; error: Output }

/** Runs the simulator from the command line. Gives the exit code: 0 all right, 1 wrong answers, 2 a bad command line. */
export async function runCli(argv: string[], { out, error }: Streams): Promise<number> {
  try {
    const cli = parseCliArguments(argv)
    if (!cli) {
      out.write(HELP)
      return 0
    }
    return await simulate(cli, { out, error })
  } catch (failure) {
    if (!(failure instanceof UsageError || failure instanceof StateFileError)) throw failure
    error.write(`${failure.message}\nSee npm run entra -- --help\n`)
    return 2
  }
}

async function simulate(cli: CliArguments, { out, error }: Streams): Promise<number> {
  for (const warning of cli.warnings) error.write(`Warning: ${warning}\n`)
  const { stateFile, phases } = cli
  const tenant = parseTenantUrl(cli.tenantUrl, cli.flag)
  const state = stateFile ? await readState(stateFile, { tenant: tenant.base, seed: cli.seed }) : newState(cli.seed)
  const simulator = createSimulator({ ...cli, state, onProgress: createProgressReporter(out) })
  out.write(`Provisioning ${describeScope(cli)} to ${tenant.base}, ${describeDialect(cli, tenant.flag)}.\n\n`)

  const interrupted = () => {
    out.write(`\n${formatReport(simulator.report())}`)
    process.exit(130)
  }
  process.once('SIGINT', interrupted)
  try {
    const report = await simulator.runAll(phases)
    if (stateFile) await writeState(stateFile, tenant.base, state)
    out.write(formatReport(report))
    return report.ok ? 0 : 1
  } finally {
    process.removeListener('SIGINT', interrupted)
  }
}

function describeScope({ users, groups, members }: CliArguments): string {
  return `${users} people${groups > 0 ? ` and ${groups} groups of up to ${Math.min(members, users)} members` : ''}`
}

function describeDialect({ dialect }: CliArguments, flag: boolean): string {
  const url = flag ? 'with the flag aadOptscim062020' : 'without the compatibility flag'
  if (dialect === undefined || dialect === (flag ? 'flag' : 'default')) return url
  return `${url}, ${dialect === 'mixed' ? 'PATCH in both dialects in turn' : `PATCH in the dialect ${dialect}`}`
}
