import type { Context } from './context'
import { PHASES, type Phase } from './phases'
import type { Report } from './recorder'
import type { PhaseResult } from './run-phase'

/**
 * Runs the wanted phases in their order. Stops after a failed connection test, as Entra saves nothing before it passes, and when the job
 * comes into quarantine.
 */
export async function runPhases(
  context: Context,
  wanted: readonly Phase[],
  actions: Record<Phase, () => Promise<PhaseResult>>,
): Promise<Report> {
  const phases = PHASES.filter((phase) => wanted.includes(phase))
  for (const [at, phase] of phases.entries()) {
    const result = await actions[phase]()
    const hopeless = result.stopped !== undefined || (phase === 'test-connection' && result.wrong > 0)
    if (!hopeless) continue
    const skipped = phases.slice(at + 1)
    if (skipped.length > 0) context.recorder.note(`Left out after ${phase} failed: ${skipped.join(', ')}.`)
    break
  }
  return context.recorder.report()
}
