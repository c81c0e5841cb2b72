'use client'

import { type FormEvent, useCallback, useState, useTransition } from 'react'

import type { ChangeMember, FindCandidates } from '@/components/roles/role-outcomes'
import { Button } from '@/components/ui/button'
import { PickField, type PickOption } from '@/components/ui/pick-field'

type AddMemberProps = { add: ChangeMember; findCandidates: FindCandidates; hint?: string }

const FIELD_ID = 'add-member'
const NOUN = { one: 'user', many: 'users' }

/** Searches for a user by name or e-mail and gives them the role. Afterwards the field is empty and ready for the next one. */
export function AddMember({ add, findCandidates, hint }: AddMemberProps) {
  const [picked, setPicked] = useState<PickOption | null>(null)
  const [error, setError] = useState<string>()
  const [said, setSaid] = useState('')
  const [pending, startTransition] = useTransition()
  const search = useCallback(async (q: string) => (await findCandidates(q)).map(toOption), [findCandidates])

  const pick = (option: PickOption | null) => {
    setPicked(option)
    setError(undefined)
    setSaid('')
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (pending) return
    if (!picked) {
      setError('Choose a user from the list.')
      document.getElementById(FIELD_ID)?.focus()
      return
    }
    startTransition(async () => {
      const problem = await add(picked.value).catch(() => 'The server could not answer. Press the button again.')
      if (problem) return setError(problem)
      pick(null)
      setSaid(`${picked.label} added.`)
      document.getElementById(FIELD_ID)?.focus()
    })
  }

  return (
    <form onSubmit={submit} noValidate className="mb-4 max-w-[640px]">
      <div className="flex items-start gap-2">
        <div className="min-w-0 flex-1">
          <PickField
            id={FIELD_ID}
            label="Add a member"
            placeholder="Name or e-mail"
            hint={hint}
            error={error}
            picked={picked}
            onPick={pick}
            search={search}
            noun={NOUN}
          />
        </div>
        <Button type="submit" className="mt-6.5 h-9" busy={pending} busyLabel="Adding...">
          Add member
        </Button>
      </div>
      <p role="status" className="mt-1.5 text-muted empty:hidden">
        {said}
      </p>
    </form>
  )
}

function toOption({ id, name, address, isMember }: Awaited<ReturnType<FindCandidates>>[number]): PickOption {
  return { value: id, label: name, note: address, unavailable: isMember ? 'already a member' : undefined }
}
