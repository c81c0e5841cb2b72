'use client'

import { useEffect, useState } from 'react'

import { rotateKeyPath } from '@/components/keys/key-paths'
import { type RevokeAction, RevokeDialog, type RevokeTarget } from '@/components/keys/revoke-dialog'
import { copyText } from '@/components/ui/copy-text'
import { Menu, type MenuItem } from '@/components/ui/menu'

type KeyMenuProps = { target: RevokeTarget; revocable: boolean; revoke: RevokeAction }

const COPIED = 'Copied'

/** What an admin can do with a key from the list. */
export function KeyMenu({ target, revocable, revoke }: KeyMenuProps) {
  const [revoking, setRevoking] = useState(false)
  const [said, setSaid] = useState('')
  useEffect(() => {
    if (said !== COPIED) return
    const timer = setTimeout(() => setSaid(''), 2000)
    return () => clearTimeout(timer)
  }, [said])
  const copyId = async () => setSaid((await copyText(String(target.id), null)) ? COPIED : `Key ID: ${target.id}`)
  const items: MenuItem[] = [{ label: 'Copy key ID', onSelect: () => void copyId() }]
  if (revocable) {
    items.unshift(
      { label: 'Rotate key', href: rotateKeyPath(target.id) },
      { label: 'Revoke key', danger: true, onSelect: () => setRevoking(true) },
    )
  }
  return (
    <div className="relative flex justify-end">
      <Menu label={`Actions for ${target.name}`} items={items} />
      <span role="status" className="pointer-events-none absolute top-full right-0 z-10 text-xs whitespace-nowrap text-muted">
        {said}
      </span>
      <RevokeDialog open={revoking} onClose={() => setRevoking(false)} target={target} revoke={revoke} />
    </div>
  )
}
