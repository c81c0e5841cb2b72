'use client'

import { useRouter } from 'next/navigation'
import { useTransition } from 'react'

import { Button } from '@/components/ui/button'

/** Loads the current page's data again. */
export function RetryButton({ label = 'Try again' }: { label?: string }) {
  const router = useRouter()
  const [pending, startTransition] = useTransition()
  return (
    <Button busy={pending} busyLabel="Loading..." onClick={() => startTransition(() => router.refresh())}>
      {label}
    </Button>
  )
}
