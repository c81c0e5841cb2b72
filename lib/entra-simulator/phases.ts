/** The phases in the order a whole run takes them, by the names that `--only` knows. */
export const PHASES = [
  'test-connection',
  'discovery',
  'initial-cycle',
  'incremental-cycle',
  'on-demand',
  'disable',
  'restore',
  'hard-delete',
  're-create',
  'probes',
] as const

export type Phase = (typeof PHASES)[number]
