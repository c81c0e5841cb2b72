'use client'

import Link from 'next/link'

import { PROFILE_PATH, type NavigationItem } from '@/components/frame/navigation'
import { Dialog } from '@/components/ui/dialog'

/** The list of keyboard shortcuts. */
export function ShortcutsHelp({ open, onClose, items }: { open: boolean; onClose: () => void; items: NavigationItem[] }) {
  const rows = [
    { keys: ['/'], label: 'Search the list' },
    { keys: ['?'], label: 'Show these shortcuts' },
    { keys: ['Esc'], label: 'Close a dialog' },
    ...items.map((item) => ({ keys: ['g', item.shortcut], label: `Go to ${item.label}` })),
  ]
  return (
    <Dialog open={open} onClose={onClose} title="Keyboard shortcuts">
      <dl className="divide-y">
        {rows.map((row) => (
          <div key={row.label} className="flex items-center justify-between gap-4 py-2">
            <dt>{row.label}</dt>
            <dd className="flex items-center gap-1">
              {row.keys.map((key) => (
                <kbd
                  key={key}
                  className="min-w-6 rounded-md border border-line-strong bg-sunken px-1.5 py-0.5 text-center font-sans text-xs"
                >
                  {key}
                </kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
      <p className="mt-3 text-xs text-muted">
        Shortcuts can be switched off in your{' '}
        <Link href={PROFILE_PATH} onClick={onClose} className="underline underline-offset-2">
          profile
        </Link>
        .
      </p>
    </Dialog>
  )
}
