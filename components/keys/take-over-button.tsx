'use client'

import { useState, useTransition } from 'react'

import { Button } from '@/components/ui/button'

/** Makes the acting admin the owner of a key; resolves to a sentence when it could not. */
export type TakeOverAction = (keyId: number) => Promise<string | undefined>

/** One click: the key works again, with the same secret. */
export function TakeOverButton({ keyId, takeOver }: { keyId: number; takeOver: TakeOverAction }) {
  const [pending, startTransition] = useTransition()
  const [failure, setFailure] = useState<string>()
  const start = () => startTransition(async () => setFailure(await takeOver(keyId)))
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
