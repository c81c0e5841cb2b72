import type { Context } from './context'
import type { PhaseSummary } from './phase-summary'
import type { Phase } from './phases'
import { Quarantine } from './scim-client'

/** A person as the tests look for it in the console. */
export type Account = { index: number; id?: string; userName: string; displayName: string; mail: string | null }

/** Figures of a phase and the people it dealt with. */
export type PhaseResult = PhaseSummary & { users: Account[] }

/** Functions that run one phase and give its figures; a quarantine ends the phase and is told in `stopped`. */
export function createRunner(context: Context) {
  const { recorder, client, source, state } = context

  /** A person's names and, once provisioned, id. */
  function account(index: number): Account {
    const { userPrincipalName: userName, displayName, mail } = source.user(index)
    return { index, id: state.ids.get(index), userName, displayName, mail }
  }

  async function run(phase: Phase, steps: number, work: () => Promise<number[] | void>): Promise<PhaseResult> {
    client.leaveQuarantine()
    recorder.begin(phase, steps)
    try {
      const touched = (await work()) ?? []
      return { ...recorder.end(), users: touched.map(account) }
    } catch (error) {
      if (!(error instanceof Quarantine)) throw error
      return { ...recorder.end(error.message), users: [] }
    }
  }

  /** Runs a phase for people; when nobody is left for it, says so. */
  function runFor(
    phase: Phase,
    indexes: number[],
    work: (indexes: number[]) => Promise<void>,
    steps = indexes.length,
  ): Promise<PhaseResult> {
    if (indexes.length === 0) recorder.note(`${phase}: there was nobody to do it with.`)
    return run(phase, steps, async () => {
      await work(indexes)
      return indexes
    })
  }

  return { account, run, runFor }
}
