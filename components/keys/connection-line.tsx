'use client'

import { MaskedKey } from '@/components/keys/masked-key'
import { useKeyStatus } from '@/components/keys/use-key-status'
import { LiveLine } from '@/components/ui/live-line'
import { Timestamp } from '@/components/ui/timestamp'
import type { KeyStatus } from '@/lib/keys/get-key-status'

/** Waits for Microsoft Entra ID's Test Connection with a new key, and says when it has come, or why it was refused. */
export function ConnectionLine({ keyId }: { keyId: number }) {
  const status = useKeyStatus(keyId, ({ testConnectionAt }) => testConnectionAt !== null)
  if (status?.testConnectionAt) {
    return (
      <LiveLine state="done">
        Test Connection received <Ago at={status.testConnectionAt} /> from {status.usedBy}. It works.
      </LiveLine>
    )
  }
  if (status?.refusal) return <RefusedLine refusal={status.refusal} />
  return <LiveLine state="waiting">Waiting for Test Connection...</LiveLine>
}

/** Says whether a key's successor is used already, so that the old key is revoked at the right time. */
export function SuccessorLine({ keyId, name, lastFour }: { keyId: number; name: string; lastFour: string }) {
  const status = useKeyStatus(keyId, ({ usedAt }) => usedAt !== null)
  return (
    <LiveLine state={status?.usedAt ? 'done' : 'waiting'}>
      New key {name} <MaskedKey lastFour={lastFour} /> used: {status?.usedAt ? <Ago at={status.usedAt} /> : 'not yet'}
    </LiveLine>
  )
}

function RefusedLine({ refusal }: { refusal: NonNullable<KeyStatus['refusal']> }) {
  return (
    <LiveLine state="failed">
      <p>
        Refused <Ago at={refusal.at} />: {refusal.title}
      </p>
      <p className="font-normal text-text">
        {refusal.cause} {refusal.remedy}
      </p>
    </LiveLine>
  )
}

/** The passing of time is no news: it is not read out. */
function Ago({ at }: { at: string }) {
  return (
    <span aria-live="off">
      <Timestamp at={at} />
    </span>
  )
}
