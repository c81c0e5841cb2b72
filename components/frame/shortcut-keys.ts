export type ShortcutAction = { kind: 'search' } | { kind: 'help' } | { kind: 'go'; key: string } | { kind: 'wait' } | { kind: 'none' }

/** How long after `g` the second key counts, in milliseconds. */
export const SEQUENCE_TIME = 1500

/** What a pressed key means; `afterG` says that `g` was pressed just before, `keys` are the second keys that lead somewhere. */
export function shortcutAction(input: { key: string; afterG: boolean; keys: string[] }): ShortcutAction {
  const key = input.key.length === 1 ? input.key.toLowerCase() : input.key
  if (input.afterG && input.keys.includes(key)) return { kind: 'go', key }
  if (key === '/') return { kind: 'search' }
  if (key === '?') return { kind: 'help' }
  return key === 'g' ? { kind: 'wait' } : { kind: 'none' }
}
