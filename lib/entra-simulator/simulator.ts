import { changeTenant } from './changes'
import { createContext, type SimulatorOptions } from './create-context'
import { readDiscovery } from './discovery'
import { hardDelete } from './hard-delete'
import { incrementalCycle } from './incremental-cycle'
import { initialCycle } from './initial-cycle'
import { provisionOnDemand } from './on-demand'
import { PHASES, type Phase } from './phases'
import { probe } from './probes'
import { reCreate } from './re-create'
import { createRunner } from './run-phase'
import { runPhases } from './run-phases'
import { setActive } from './soft-delete'
import { testConnection } from './test-connection'

export type Simulator = ReturnType<typeof createSimulator>

/** Which people: so many of them, or these places in the directory. */
type Choice = number | number[]

/**
 * Microsoft Entra ID's provisioning service, as far as an application can see it. Every phase can be called on its own, one at a time, in
 * any order; `report()` tells what was wrong in all of them. No phase throws for a wrong answer.
 *
 * @throws TypeError where the Tenant URL is none.
 */
export function createSimulator(options: SimulatorOptions) {
  const context = createContext(options)
  const { state, source, recorder } = context
  const { account, run, runFor } = createRunner(context)
  const disableCount = options.disable ?? 4

  const choose = (choice: Choice, from: (count: number) => number[]) => (typeof choice === 'number' ? from(choice) : choice)
  const disabled = (count: number) => [...state.disabled].slice(0, count)
  const removed = (count: number) => [...state.deleted].slice(0, count)
  const removable = (count: number) => [...disabled(count), ...source.lastActive(Math.max(0, count - state.disabled.size))]

  const phases = {
    testConnection: () => run('test-connection', 1, () => testConnection(context)),
    discovery: () => run('discovery', 1, () => readDiscovery(context)),
    initialCycle: () => run('initial-cycle', source.size() * 2, () => initialCycle(context)),
    /** Changes people in the tenant, then synchronises them. */
    incrementalCycle: () => runFor('incremental-cycle', changeTenant(context), (changed) => incrementalCycle(context, changed)),
    /** Provisions the next person of the directory, or the one at this place. */
    provisionOnDemand: (index = source.newcomer()) => {
      state.onDemand.add(index)
      return runFor('on-demand', [index], () => provisionOnDemand(context, index))
    },
    /** Soft delete: by default the last four active people. */
    disable: (choice: Choice = disableCount) =>
      runFor('disable', choose(choice, source.lastActive), (indexes) => setActive(context, indexes, false)),
    /** By default everyone disabled. */
    restore: (choice: Choice = state.disabled.size) =>
      runFor('restore', choose(choice, disabled), (indexes) => setActive(context, indexes, true)),
    /** Removes people: those disabled first, then the last active ones. */
    hardDelete: (choice: Choice = 1) => runFor('hard-delete', choose(choice, removable), (indexes) => hardDelete(context, indexes)),
    /** Creates people again who were removed. */
    reCreate: (choice: Choice = 1) => runFor('re-create', choose(choice, removed), (indexes) => reCreate(context, indexes)),
    probes: () => run('probes', 1, () => probe(context)),
  }

  /** A whole run, or these phases of it, in their order: some people stay disabled, one stays removed. */
  const runAll = (wanted: readonly Phase[] = PHASES) =>
    runPhases(context, wanted, {
      'test-connection': phases.testConnection,
      discovery: phases.discovery,
      'initial-cycle': phases.initialCycle,
      'incremental-cycle': phases.incrementalCycle,
      'on-demand': () => phases.provisionOnDemand(),
      disable: () => phases.disable(),
      restore: () => phases.restore(Math.ceil(disableCount / 4)),
      'hard-delete': () => phases.hardDelete(Math.max(1, Math.floor(disableCount / 2))),
      're-create': () => phases.reCreate(),
      probes: phases.probes,
    })

  return {
    ...phases,
    runAll,
    account,
    /** Everyone in scope, made as it is read. */
    *accounts() {
      for (const index of source.scope()) yield account(index)
    },
    report: () => recorder.report(),
    state,
  }
}
