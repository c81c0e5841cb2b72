'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { useState } from 'react'

import { KEYS_PATH } from '@/components/frame/navigation'
import { clientConsequence } from '@/components/keys/client-consequence'
import { takenOverWords } from '@/components/keys/key-done-words'
import { keyPath } from '@/components/keys/key-paths'
import { type TakeOverAction, TakeOverButton } from '@/components/keys/take-over-button'
import { useStoppedKeys } from '@/components/keys/use-stopped-keys'
import { focusHeading } from '@/components/ui/focus-heading'
import { Notice } from '@/components/ui/notice'
import type { StoppedKey, StoppedKeys } from '@/lib/keys/find-stopped-keys'

/** Above every page, for admins: the keys that stopped with their owner, each to be taken over with one click. A key's own page says it itself. */
export function StoppedKeyBanners({ stopped, takeOver }: { stopped: StoppedKeys; takeOver: TakeOverAction }) {
  const [said, setSaid] = useState('')
  const pathname = usePathname()
  const { keys, more } = useStoppedKeys(stopped)
  const shown = keys.filter(({ id }) => keyPath(id) !== pathname)
  const take = async ({ id, name }: StoppedKey) => {
    const problem = await takeOver(id)
    if (problem) return problem
    setSaid(takenOverWords(name))
    focusHeading()
  }
  return (
    <>
      <p role="status" className="sr-only">
        {said}
      </p>
      {shown.length > 0 && (
        <section aria-label="Keys that stopped" className="mb-5 space-y-2">
          {shown.map((key) => (
            <StoppedKeyBanner key={key.id} stopped={key} takeOver={() => take(key)} />
          ))}
          {more > 0 && (
            <p className="text-muted">
              <Link href={`${KEYS_PATH}?state=disabled`} className="text-accent underline underline-offset-2">
                {more} more {more === 1 ? 'key' : 'keys'}
              </Link>{' '}
              stopped with {more === 1 ? 'its owner' : 'their owners'}.
            </p>
          )}
        </section>
      )}
    </>
  )
}

function StoppedKeyBanner({ stopped, takeOver }: { stopped: StoppedKey; takeOver: TakeOverAction }) {
  const { id, name, ownerName, client } = stopped
  return (
    <Notice tone="failure" actions={<TakeOverButton keyId={id} takeOver={takeOver} />}>
      <Link href={keyPath(id)} className="font-medium underline underline-offset-2">
        {name}
      </Link>{' '}
      does not work, because its owner, {ownerName}, is disabled. {clientConsequence(client)}.
    </Notice>
  )
}
