'use client'

import { unstable_rethrow } from 'next/navigation'
import { useState, useTransition } from 'react'

import { Button } from '@/components/ui/button'
import { NO_ANSWER } from '@/components/ui/no-answer'

/** Makes the acting admin the owner of a key; resolves to a sentence when it could not. */
export type TakeOverAction = (keyId: number) => Promise<string | undefined>

/** One click: the key works again, with the same secret. What went wrong is said beside the button, also when no answer came. */
export function TakeOverButton({ keyId, takeOver }: { keyId: number; takeOver: TakeOverAction }) {
  const [pending, startTransition] = useTransition()
  const [failure, setFailure] = useState<string>()
  const start = () =>
    startTransition(async () => {
      try {
        setFailure(await takeOver(keyId))
      } catch (error) {
        unstable_rethrow(error)
        setFailure(NO_ANSWER)
      }
    })
  return (
    <>
      <Button variant="primary" busy={pending} busyLabel="Taking over..." onClick={start}>
        Take over key
      </Button>
      {failure && (
        <p role="alert" className="text-bad">
          {failure}
        </p>
      )}
    </>
  )
}
