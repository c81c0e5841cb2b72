'use client'

import { createContext, type ReactNode, useContext, useEffect, useState } from 'react'

import type { ChangeMember } from '@/components/roles/role-outcomes'
import { Button } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'

type Member = { id: number; name: string }
type RemoveHostProps = { role: string; losing?: string; remove: ChangeMember; children: ReactNode }

const AskContext = createContext<(member: Member) => void>(() => undefined)
const LIST_ID = 'members'

/**
 * The one dialog of a list of members that takes the role from one of them. It stands outside the rows, since the row goes; then the focus goes to
 * the list. `losing` says what else goes with the role.
 */
export function RemoveHost({ role, losing, remove, children }: RemoveHostProps) {
  const [member, setMember] = useState<Member>()
  const [open, setOpen] = useState(false)
  const [removed, setRemoved] = useState<Member>()
  const ask = (wanted: Member) => {
    setMember(wanted)
    setRemoved(undefined)
    setOpen(true)
  }
  const confirm = async (id: number) => {
    const problem = await remove(id)
    if (!problem) setRemoved(member)
    return problem
  }
  useEffect(() => {
    if (removed && !open) document.getElementById(LIST_ID)?.focus()
  }, [removed, open])
  return (
    <AskContext value={ask}>
      <div id={LIST_ID} tabIndex={-1} role="group" aria-label="Members">
        {children}
      </div>
      <p role="status" className="sr-only">
        {removed && !open && `${removed.name} removed.`}
      </p>
      {member && (
        <ConfirmDialog
          open={open}
          onClose={() => setOpen(false)}
          title={`Remove ${member.name} from ${role}?`}
          confirmLabel="Remove member"
          busyLabel="Removing..."
          danger
          onConfirm={() => confirm(member.id)}
        >
          <p>
            {member.name} no longer holds this role. {losing} The account itself stays.
          </p>
        </ConfirmDialog>
      )}
    </AskContext>
  )
}

/** Asks the RemoveHost around to take the role from this member. */
export function RemoveButton({ member }: { member: Member }) {
  const ask = useContext(AskContext)
  return (
    <Button variant="quiet" size="small" className="relative z-10" aria-label={`Remove ${member.name}`} onClick={() => ask(member)}>
      Remove
    </Button>
  )
}
