/** What a timeline can be narrowed to: changes through keys, changes in the console, sign-in attempts, invitations. */
export const TIMELINE_KINDS = ['provisioning', 'console', 'sign-ins', 'invitations'] as const

export type TimelineKind = (typeof TIMELINE_KINDS)[number]

export const TIMELINE_KIND_LABELS: Record<TimelineKind, string> = {
  provisioning: 'Provisioning',
  console: 'Console',
  'sign-ins': 'Sign-ins',
  invitations: 'Invitations',
}

/** `text` as a kind, or null when it is none. */
export function parseTimelineKind(text: string | undefined): TimelineKind | null {
  return TIMELINE_KINDS.find((kind) => kind === text) ?? null
}
