'use client'

import { Check, Copy } from 'lucide-react'
import { useEffect, useState, type RefObject } from 'react'

import { Button } from '@/components/ui/button'
import type { ButtonSize, ButtonVariant } from '@/components/ui/button-classes'
import { copyText } from '@/components/ui/copy-text'

type CopyButtonProps = {
  value: string
  label: string
  shownIn?: RefObject<HTMLElement | null>
  onCopied?: () => void
  variant?: ButtonVariant
  size?: ButtonSize
}

/** Copies `value`; says "Copied" for 2 seconds, also to a screen reader. `shownIn` is what gets selected if the clipboard refuses. */
export function CopyButton({ value, label, shownIn, onCopied, variant = 'secondary', size }: CopyButtonProps) {
  const [result, setResult] = useState<'none' | 'copied' | 'refused'>('none')

  useEffect(() => {
    if (result !== 'copied') return
    const timer = setTimeout(() => setResult('none'), 2000)
    return () => clearTimeout(timer)
  }, [result])

  const copy = async () => {
    const done = await copyText(value, shownIn?.current ?? null)
    setResult(done ? 'copied' : 'refused')
    if (done) onCopied?.()
  }

  return (
    <span className="inline-flex items-center gap-2">
      <Button variant={variant} size={size} onClick={() => void copy()}>
        <span className="grid *:col-start-1 *:row-start-1">
          <span className={result === 'copied' ? 'invisible' : 'flex items-center gap-1.5'}>
            <Copy aria-hidden="true" />
            {label}
          </span>
          <span aria-hidden="true" className={result === 'copied' ? 'flex items-center gap-1.5 text-ok' : 'invisible'}>
            <Check aria-hidden="true" />
            Copied
          </span>
        </span>
      </Button>
      <span role="status" className={result === 'refused' ? 'text-warn' : 'sr-only'}>
        {result === 'copied' && 'Copied'}
        {result === 'refused' && 'Press Ctrl+C to copy.'}
      </span>
    </span>
  )
}
