'use client'

import { type FocusEvent, type FormEvent, useCallback, useEffect, useState, useTransition } from 'react'

import { AccessSentence } from '@/components/roles/access-sentence'
import { type AddMemberAction, type FindCandidates, noOutcome, type PermissionOutcome } from '@/components/roles/role-outcomes'
import { Button } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { PickField, type PickOption } from '@/components/ui/pick-field'

type AddMemberProps = { role: string; add: AddMemberAction; findCandidates: FindCandidates; hint?: string }
type Asked = Extract<PermissionOutcome, { kind: 'confirm' }> & { person: PickOption }

const FIELD_ID = 'add-member'
const NOUN = { one: 'user', many: 'users' }

/**
 * Searches for a user by name or e-mail and gives them the role; asks first when they get Admin by it. Afterwards the field is empty and ready
 * for the next one. Who was added is said until the person goes on; its line keeps its height, so that no button moves from under the pointer.
 */
export function AddMember({ role, add, findCandidates, hint }: AddMemberProps) {
  const [picked, setPicked] = useState<PickOption | null>(null)
  const [asked, setAsked] = useState<Asked>()
  const [error, setError] = useState<string>()
  const [said, setSaid] = useState('')
  const [pending, startTransition] = useTransition()
  const search = useCallback(async (q: string) => (await findCandidates(q)).map(toOption), [findCandidates])
  useEffect(() => {
    if (said && !asked) document.getElementById(FIELD_ID)?.focus()
  }, [said, asked])

  const clear = () => {
    setError(undefined)
    setSaid('')
  }
  const refuse = (problem: string) => {
    setError(problem)
    document.getElementById(FIELD_ID)?.focus()
  }
  const leave = (event: FocusEvent) => !event.currentTarget.contains(event.relatedTarget) && setSaid('')
  const send = (person: PickOption, confirmed: boolean) => add({ userId: person.value, confirmed }).catch(() => noOutcome)
  const done = (person: PickOption) => {
    setPicked(null)
    setSaid(`${person.label} added.`)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (pending) return
    clear()
    if (!picked) return refuse('Choose a user from the list.')
    startTransition(async () => {
      const outcome = await send(picked, false)
      if (outcome.kind === 'refused') refuse(outcome.message)
      if (outcome.kind === 'confirm') setAsked({ ...outcome, person: picked })
      if (outcome.kind === 'done') done(picked)
    })
  }
  const confirm = async ({ person }: Asked) => {
    const outcome = await send(person, true)
    if (outcome.kind === 'refused') return outcome.message
    done(person)
  }

  return (
    <>
      <form onSubmit={submit} onBlur={leave} noValidate className="mb-2 max-w-[640px]">
        <div className="flex items-start gap-2">
          <div className="min-w-0 flex-1">
            <PickField
              id={FIELD_ID}
              label="Add a member"
              placeholder="Name or e-mail"
              hint={hint}
              error={error}
              picked={picked}
              onPick={setPicked}
              onType={clear}
              search={search}
              noun={NOUN}
            />
          </div>
          <Button type="submit" className="mt-6.5 h-9" busy={pending} busyLabel="Adding...">
            Add member
          </Button>
        </div>
        <p role="status" className="mt-1.5 min-h-[1lh] text-muted">
          {said}
        </p>
      </form>
      {asked && <AdminDialog asked={asked} role={role} onClose={() => setAsked(undefined)} onConfirm={() => confirm(asked)} />}
    </>
  )
}

type AdminDialogProps = { asked: Asked; role: string; onClose: () => void; onConfirm: () => Promise<string | undefined> }

function AdminDialog({ asked, role, onClose, onConfirm }: AdminDialogProps) {
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={`Add ${asked.person.label} to ${role}?`}
      confirmLabel="Add member"
      busyLabel="Adding..."
      onConfirm={onConfirm}
    >
      <AccessSentence access={asked.access} step={asked.step} />
    </ConfirmDialog>
  )
}

function toOption({ id, name, address, isMember }: Awaited<ReturnType<FindCandidates>>[number]): PickOption {
  return { value: id, label: name, note: address, unavailable: isMember ? 'Already a member' : undefined }
}
