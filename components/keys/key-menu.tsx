'use client'

import { useEffect, useState } from 'react'

import { rotateKeyPath } from '@/components/keys/key-paths'
import type { RevokeTarget } from '@/components/keys/revoke-dialog'
import { useAskRevoke } from '@/components/keys/revoke-host'
import { classNames } from '@/components/ui/class-names'
import { copyText } from '@/components/ui/copy-text'
import { Menu, type MenuItem } from '@/components/ui/menu'

const COPIED = 'Copied'

/** What an admin can do with a key from the list. */
export function KeyMenu({ target }: { target: RevokeTarget }) {
  const askRevoke = useAskRevoke()
  const [said, setSaid] = useState('')
  useEffect(() => {
    if (said !== COPIED) return
    const timer = setTimeout(() => setSaid(''), 2000)
    return () => clearTimeout(timer)
  }, [said])
  const copyId = async () => setSaid((await copyText(String(target.id), null)) ? COPIED : `Key ID: ${target.id}`)
  const items: MenuItem[] = [{ label: 'Copy key ID', onSelect: () => void copyId() }]
  if (target.state !== 'revoked') {
    items.unshift(
      { label: 'Rotate key', href: rotateKeyPath(target.id) },
      { label: 'Revoke key', danger: true, onSelect: () => askRevoke(target) },
    )
  }
  return (
    <div className="relative flex justify-end">
      <Menu label={`Actions for ${target.name}`} items={items} />
      <span
        role="status"
        className={classNames(
          'pointer-events-none absolute top-full right-0 z-20 text-xs whitespace-nowrap',
          said && 'rounded-md bg-raised px-2 py-1 shadow-float',
        )}
      >
        {said}
      </span>
    </div>
  )
}
