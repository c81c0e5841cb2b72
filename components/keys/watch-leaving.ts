/** How somebody wants to leave a page: by a link or Back, or by a button that does so, such as Sign out. */
export type Departure = { kind: 'link'; href: string } | { kind: 'button'; button: HTMLElement }

type Watch = { backHref: string; onLeave: (departure: Departure) => void }

/**
 * Catches every way out of this page and reports it instead; the browser itself asks before a reload or closing. Back is caught on a page
 * that has two entries in the history and counts as a link to `backHref`. Answers the function that stops watching.
 */
export function watchLeaving({ backHref, onLeave }: Watch): () => void {
  const watching = new AbortController()
  const { signal } = watching
  const onClick = (event: MouseEvent) => {
    const departure = departureOf(event)
    if (!departure) return
    event.preventDefault()
    event.stopPropagation()
    onLeave(departure)
  }
  // The console's "g" shortcuts leave a page without a link.
  const onKey = (event: KeyboardEvent) => {
    if (event.key.toLowerCase() === 'g') event.stopPropagation()
  }
  window.addEventListener('beforeunload', (event) => event.preventDefault(), { signal })
  window.addEventListener('popstate', askOnBack({ backHref, onLeave }), { signal })
  document.addEventListener('click', onClick, { capture: true, signal })
  document.addEventListener('keydown', onKey, { capture: true, signal })
  return () => watching.abort()
}

/** Back has already happened when it is heard of, so it is undone first. Both entries show this page: nothing of it was lost. */
function askOnBack({ backHref, onLeave }: Watch): (event: PopStateEvent) => void {
  let returning = false
  return (event) => {
    // A link to a place in this page has no state.
    if (!event.state) return
    if (returning) onLeave({ kind: 'link', href: backHref })
    else window.history.forward()
    returning = !returning
  }
}

/** Where a plain click leads that leaves this page, or null when it does not. */
function departureOf(event: MouseEvent): Departure | null {
  if (!(event.target instanceof Element)) return null
  const button = event.target.closest<HTMLElement>('[data-leaves-page]')
  if (button) return { kind: 'button', button }
  if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return null
  const link = event.target.closest('a[href]')
  if (!(link instanceof HTMLAnchorElement) || link.target === '_blank' || link.origin !== window.location.origin) return null
  const samePage = link.pathname === window.location.pathname && link.search === window.location.search
  return samePage ? null : { kind: 'link', href: link.pathname + link.search + link.hash }
}
