import { useEffect, useRef } from 'react'

import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { CHANGE_WORDS, countedUsers, type SelectionChange, type UserOutcome } from '@/components/users/selection-outcomes'
import type { SelectableUser } from '@/components/users/user-selection'

type SelectionResultProps = {
  change: SelectionChange
  users: SelectableUser[]
  outcomes: UserOutcome[]
  /** Why the last of them were not tried. */
  stopped: string | null
  onClose: () => void
}

/** What became of each of several users: first those for whom it is not done, with why. It takes the focus. */
export function SelectionResult({ change, users, outcomes, stopped, onClose }: SelectionResultProps) {
  const notice = useRef<HTMLDivElement>(null)
  useEffect(() => notice.current?.focus(), [])
  const { done } = CHANGE_WORDS[change]
  const told = users.map((user) => ({ ...user, problem: problemOf(user, { outcomes, stopped }) }))
  const failed = told.filter(({ problem }) => problem !== null)
  const succeeded = told.filter(({ problem }) => problem === null)
  return (
    <Notice
      ref={notice}
      tone={failed.length > 0 ? 'warning' : 'ok'}
      role="group"
      aria-label="Result"
      tabIndex={-1}
      title={failed.length > 0 ? `${succeeded.length} of ${countedUsers(users.length)} ${done}.` : `${countedUsers(users.length)} ${done}.`}
      actions={
        <Button size="small" onClick={onClose}>
          Close
        </Button>
      }
    >
      <ul className="max-h-60 space-y-0.5 overflow-y-auto" tabIndex={users.length > 10 ? 0 : undefined} aria-label="Each user">
        {[...failed, ...succeeded].map(({ id, name, problem }) => (
          <li key={id}>
            <span className="font-medium text-text">{name}</span>: {problem ?? done}
          </li>
        ))}
      </ul>
    </Notice>
  )
}

function problemOf({ id }: SelectableUser, { outcomes, stopped }: Pick<SelectionResultProps, 'outcomes' | 'stopped'>): string | null {
  const outcome = outcomes.find((one) => one.id === id)
  return outcome ? outcome.problem : (stopped ?? 'Not changed. Try again.')
}
