import { changeTenant } from './changes'
import { compareWithTenant } from './compare'
import { createContext, type SimulatorOptions } from './create-context'
import { readDiscovery } from './discovery'
import { changeGroups } from './group-changes'
import { liveGroup } from './group-life'
import { provisionGroupOnDemand } from './group-on-demand'
import { probeGroups } from './group-probes'
import { hardDelete } from './hard-delete'
import { incrementalCycle } from './incremental-cycle'
import { initialCycle } from './initial-cycle'
import { provisionOnDemand } from './on-demand'
import { GROUP_PHASES, PHASES, type Phase } from './phases'
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
  const { state, source, groups, recorder } = context
  const { account, run, runFor } = createRunner(context)
  const disableCount = options.disable ?? 4

  const choose = (choice: Choice, from: (count: number) => number[]) => (typeof choice === 'number' ? from(choice) : choice)
  const disabled = (count: number) => [...state.disabled].slice(0, count)
  const removed = (count: number) => [...state.deleted].slice(0, count)
  const removable = (count: number) => [...disabled(count), ...source.lastActive(Math.max(0, count - state.disabled.size))]

  const phases = {
    testConnection: () => run('test-connection', 1, () => testConnection(context)),
    discovery: () => run('discovery', 1, () => readDiscovery(context)),
    initialCycle: () => run('initial-cycle', (source.size() + groups.size) * 2, () => initialCycle(context)),
    /** Changes people and groups in the tenant, then synchronises them. */
    incrementalCycle: () => {
      const people = changeTenant(context)
      const changedGroups = changeGroups(context)
      const steps = people.length + changedGroups.length * 2
      return runFor('incremental-cycle', people, () => incrementalCycle(context, people, changedGroups), steps)
    },
    /** Provisions the next person of the directory, or the one at this place. */
    provisionOnDemand: (index = source.newcomer()) => {
      state.onDemand.add(index)
      return runFor('on-demand', [index], () => provisionOnDemand(context, index))
    },
    /** Provisions one group of at most five members: the small one of the directory, or the one at this place. */
    provisionGroupOnDemand: (index = groups.small()) => run('group-on-demand', 1, () => provisionGroupOnDemand(context, index)),
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
    /** A group's life from the first to the last request, in both dialects. */
    groupLife: () => run('group-life', 1, () => liveGroup(context)),
    probes: () => run('probes', 1, () => probe(context)),
    groupProbes: () => run('group-probes', 1, () => probeGroups(context)),
    /** Holds what the service has against the tenant. */
    compare: () => run('compare', groups.size + 1, () => compareWithTenant(context)),
  }

  /** A whole run, or these phases of it, in their order: some people stay disabled, one stays removed. */
  const runAll = (wanted: readonly Phase[] = PHASES) =>
    runPhases(context, groups.size > 0 ? wanted : wanted.filter((phase) => !GROUP_PHASES.includes(phase)), {
      'test-connection': phases.testConnection,
      discovery: phases.discovery,
      'initial-cycle': phases.initialCycle,
      'incremental-cycle': phases.incrementalCycle,
      'on-demand': () => phases.provisionOnDemand(),
      'group-on-demand': () => phases.provisionGroupOnDemand(),
      disable: () => phases.disable(),
      restore: () => phases.restore(Math.ceil(disableCount / 4)),
      'hard-delete': () => phases.hardDelete(Math.max(1, Math.floor(disableCount / 2))),
      're-create': () => phases.reCreate(),
      'group-life': phases.groupLife,
      probes: phases.probes,
      'group-probes': phases.groupProbes,
      compare: phases.compare,
    })

  return {
    ...phases,
    runAll,
    account,
    /** Everyone in scope, made as it is read. */
    *accounts() {
      for (const index of source.scope()) yield account(index)
    },
    /** Every group in scope with the people the service was told to be its members. */
    groups: () =>
      groups.scope().map((index) => ({
        id: state.groupIds.get(index),
        displayName: groups.group(index).displayName,
        members: [...(state.members.get(index) ?? [])].map(account),
      })),
    report: () => recorder.report(),
    state,
  }
}
