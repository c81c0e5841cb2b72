/**
 * The sort that a click on a column's header asks for: its first direction, then the other one, then '' for the list's default order.
 * `key` is the column's name in the `sort` URL state, `-key` is downwards.
 */
export function nextSort({ key, downFirst = false, current }: { key: string; downFirst?: boolean; current: string }): string {
  const [first, second] = downFirst ? [`-${key}`, key] : [key, `-${key}`]
  if (current === first) return second
  return current === second ? '' : first
}
