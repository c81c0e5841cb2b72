/** The phases in the order a whole run takes them, by the names that `--only` knows. */
export const PHASES = [
  'test-connection',
  'discovery',
  'initial-cycle',
  'incremental-cycle',
  'on-demand',
  'group-on-demand',
  'disable',
  'restore',
  'hard-delete',
  're-create',
  'group-life',
  'probes',
  'group-probes',
  'compare',
] as const

export type Phase = (typeof PHASES)[number]

/** Phases that a run without groups leaves out. */
export const GROUP_PHASES: readonly Phase[] = ['group-on-demand', 'group-life', 'group-probes']
