export type SearchParams = Record<string, string | string[] | undefined>
export type UrlState = Record<string, string | undefined>

/** Next's search params with one value per name (the last one given); empty values are left out. */
export function urlState(searchParams: SearchParams): Record<string, string> {
  const entries = Object.entries(searchParams).map(([name, value]) => [name, Array.isArray(value) ? value.at(-1) : value])
  return Object.fromEntries(entries.filter(([, value]) => value))
}

/**
 * The address of `path` with `state` and, over it, `change`. Empty values and those equal to `defaults` stay out of the URL,
 * so that one view has one address: `hrefWith({ path: '/list', state: { q: 'eve', after: '9' }, change: { after: undefined } })` is `/list?q=eve`.
 */
export function hrefWith(input: { path: string; state?: UrlState; change?: UrlState; defaults?: UrlState }): string {
  const params = new URLSearchParams()
  for (const [name, value] of Object.entries({ ...input.state, ...input.change })) {
    if (value && value !== input.defaults?.[name]) params.set(name, value)
  }
  const query = params.toString()
  return query ? `${input.path}?${query}` : input.path
}
