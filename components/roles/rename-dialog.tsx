'use client'

import { type FormEvent, useRef, useState, useTransition } from 'react'

import type { RenameRole } from '@/components/roles/role-outcomes'
import { Button } from '@/components/ui/button'
import { Dialog, DialogActions } from '@/components/ui/dialog'
import { NO_ANSWER } from '@/components/ui/no-answer'
import { TextField } from '@/components/ui/text-field'

type RenameDialogProps = { open: boolean; onClose: () => void; name: string; rename: RenameRole }

/** Asks for the role's new name; what is wrong with it stands under the field. */
export function RenameDialog({ open, onClose, ...rest }: RenameDialogProps) {
  return (
    <Dialog open={open} onClose={onClose} title={`Rename ${rest.name}`}>
      <RenameForm onClose={onClose} {...rest} />
    </Dialog>
  )
}

function RenameForm({ onClose, name, rename }: Omit<RenameDialogProps, 'open'>) {
  const [typed, setTyped] = useState(name)
  const [error, setError] = useState<string>()
  const [pending, startTransition] = useTransition()
  const field = useRef<HTMLInputElement>(null)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (pending) return
    startTransition(async () => {
      const problem = await rename(typed).catch(() => NO_ANSWER)
      setError(problem)
      if (problem) field.current?.focus()
      else onClose()
    })
  }
  return (
    <form onSubmit={submit} noValidate>
      <TextField
        ref={field}
        label="Role name"
        value={typed}
        error={error}
        autoComplete="off"
        data-first-focus
        onChange={(event) => {
          setTyped(event.target.value)
          setError(undefined)
        }}
      />
      <DialogActions>
        <Button onClick={onClose}>Cancel</Button>
        <Button type="submit" variant="primary" busy={pending} busyLabel="Renaming...">
          Rename role
        </Button>
      </DialogActions>
    </form>
  )
}
