'use client'

import { Search } from 'lucide-react'
import { usePathname, useRouter, useSearchParams } from 'next/navigation'
import { useEffect, useState, useTransition } from 'react'

import { inputClasses } from '@/components/ui/input-classes'
import { useReportPending } from '@/components/ui/pending-navigation'
import { hrefWith } from '@/components/ui/url-state'

const DELAY = 250

/**
 * A search over the list below, kept in the URL as `param`. Typing waits 250 ms and replaces the history entry; `clears` names the
 * parameters that a new search makes meaningless (the page). Without script it is a form. "/" focuses it.
 */
export function SearchField({ label, param = 'q', clears = ['after', 'before'] }: { label: string; param?: string; clears?: string[] }) {
  const router = useRouter()
  const path = usePathname()
  const params = useSearchParams()
  const [pending, startTransition] = useTransition()
  const inUrl = params.get(param) ?? ''
  const [known, setKnown] = useState(inUrl)
  const [text, setText] = useState(inUrl)
  const [sent, setSent] = useState<string[]>([])
  useReportPending('view', pending)

  const others = Object.fromEntries([...params].filter(([name]) => name !== param && !clears.includes(name)))
  const href = hrefWith({ path, state: others, change: { [param]: text.trim() } })

  // The URL changes when a search of ours arrives (typing may be ahead of it by then: leave the text alone) or from
  // elsewhere (Clear filters, Back): then it wins over what stands in the field.
  if (inUrl !== known) {
    setKnown(inUrl)
    setSent(sent.slice(sent.indexOf(inUrl) + 1))
    if (!sent.includes(inUrl)) setText(inUrl)
  }

  const wanted = text.trim()
  const changed = wanted !== (sent.at(-1) ?? known)
  useEffect(() => {
    if (!changed) return
    const timer = setTimeout(() => {
      setSent((earlier) => [...earlier, wanted])
      startTransition(() => router.replace(href, { scroll: false }))
    }, DELAY)
    return () => clearTimeout(timer)
  }, [changed, wanted, href, router])

  return (
    <form role="search" action={path} onSubmit={(event) => event.preventDefault()} className="relative">
      {Object.entries(others).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Search aria-hidden="true" className="pointer-events-none absolute top-2.5 left-2.5 size-4 text-muted" />
      <input
        type="search"
        name={param}
        aria-label={label}
        placeholder={label}
        data-shortcut="search"
        autoComplete="off"
        spellCheck={false}
        value={text}
        onChange={(event) => setText(event.target.value)}
        className={`${inputClasses} pl-8`}
      />
    </form>
  )
}
