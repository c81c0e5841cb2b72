'use client'

import { useId, useRef, type ReactNode } from 'react'

import { CopyButton } from '@/components/ui/copy-button'

type CopyFieldProps = { label: string; value: string; hint?: ReactNode; onCopied?: () => void; primary?: boolean }

/** A value to carry elsewhere: its label, all of it in mono and selectable, and "Copy <label>". */
export function CopyField({ label, value, hint, onCopied, primary = false }: CopyFieldProps) {
  const id = useId()
  const shown = useRef<HTMLElement>(null)
  return (
    <div role="group" aria-labelledby={id}>
      <p id={id} className="mb-1.5 font-medium">
        {label}
      </p>
      <div className="flex flex-col gap-2 md:flex-row md:items-start">
        <code
          ref={shown}
          className="min-h-8 min-w-0 flex-1 rounded-md border bg-sunken px-2.5 py-1.5 font-mono text-[13px] leading-[18px] break-all select-all"
        >
          {value}
        </code>
        <CopyButton value={value} label={`Copy ${label}`} shownIn={shown} onCopied={onCopied} variant={primary ? 'primary' : 'secondary'} />
      </div>
      {hint && <p className="mt-1.5 text-muted">{hint}</p>}
    </div>
  )
}
