export type CheckListItem = { value: string; label: string; hint?: string; group?: string }

/** The items whose label or hint contains what was typed, in any case; all of them when nothing was. */
export function shownItems(items: CheckListItem[], search: string): CheckListItem[] {
  const wanted = search.trim().toLowerCase()
  return items.filter((item) => [item.label, item.hint ?? ''].some((text) => text.toLowerCase().includes(wanted)))
}

/** Where "Select all" stands over what the filter shows. */
export function selectAllState(shown: CheckListItem[], selected: ReadonlySet<string>): 'none' | 'some' | 'all' {
  const count = shown.filter((item) => selected.has(item.value)).length
  if (count === 0) return 'none'
  return count === shown.length ? 'all' : 'some'
}

/** The selection after "Select all": everything shown is added, or taken away when all of it was selected; the rest stays. */
export function toggleAll(shown: CheckListItem[], selected: ReadonlySet<string>): Set<string> {
  const next = new Set(selected)
  const remove = selectAllState(shown, selected) === 'all'
  for (const item of shown) {
    if (remove) next.delete(item.value)
    else next.add(item.value)
  }
  return next
}

/** The selection after a click on one item. */
export function toggleOne(value: string, selected: ReadonlySet<string>): Set<string> {
  const next = new Set(selected)
  if (!next.delete(value)) next.add(value)
  return next
}

/** Items by group, groups in the order of their first item. */
export function groupItems(items: CheckListItem[]): { group: string; items: CheckListItem[] }[] {
  const groups = new Map<string, CheckListItem[]>()
  for (const item of items) {
    const group = item.group ?? ''
    groups.set(group, [...(groups.get(group) ?? []), item])
  }
  return [...groups].map(([group, members]) => ({ group, items: members }))
}

/** `text` cut where `search` occurs in it, so that the matches can be marked. */
export function markMatches(text: string, search: string): { text: string; match: boolean }[] {
  const wanted = search.trim().toLowerCase()
  const lower = text.toLowerCase()
  // Some letters change their length in lower case; then positions would not fit the text.
  if (!wanted || lower.length !== text.length) return [{ text, match: false }]
  const pieces: { text: string; match: boolean }[] = []
  let from = 0
  for (let at = lower.indexOf(wanted); at >= 0; at = lower.indexOf(wanted, from)) {
    if (at > from) pieces.push({ text: text.slice(from, at), match: false })
    from = at + wanted.length
    pieces.push({ text: text.slice(at, from), match: true })
  }
  if (from < text.length) pieces.push({ text: text.slice(from), match: false })
  return pieces
}
