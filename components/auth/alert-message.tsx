'use client'

import { type ReactNode, useEffect, useRef } from 'react'

import { Notice } from '@/components/ui/notice'

/** Why something was refused. It takes the focus when it appears, and again each time `of` changes. */
export function AlertMessage({ of, children }: { of: unknown; children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.focus(), [of])
  return (
    <Notice tone="failure" role="alert" ref={box} tabIndex={-1}>
      <p>{children}</p>
    </Notice>
  )
}
