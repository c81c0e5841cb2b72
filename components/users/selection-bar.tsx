'use client'

import { useState } from 'react'

import { Button } from '@/components/ui/button'
import { NO_ANSWER } from '@/components/ui/no-answer'
import {
  CHANGE_WORDS,
  type ChangeUsers,
  countedUsers,
  SELECTION_CHANGES,
  type SelectionChange,
  type UserOutcome,
} from '@/components/users/selection-outcomes'
import { SelectionDialog } from '@/components/users/selection-dialog'
import { SelectionResult } from '@/components/users/selection-result'
import { type SelectableUser, useUserSelection } from '@/components/users/user-selection'

type SelectionBarProps = { users: SelectableUser[]; changeUsers: ChangeUsers }
type Result = { change: SelectionChange; users: SelectableUser[]; outcomes: UserOutcome[]; stopped: string | null }

/** So many users are changed with one call: few enough that the progress moves. */
const AT_ONCE = 10

const SELECT_ALL_ID = 'select-all-users'

/** Above the users list: selects all of its page, and changes those who are selected, with what became of each. */
export function SelectionBar({ users, changeUsers }: SelectionBarProps) {
  const { selected, select } = useUserSelection()
  const [asked, setAsked] = useState<SelectionChange>()
  const [done, setDone] = useState<number>()
  const [result, setResult] = useState<Result>()
  const [cleared, setCleared] = useState(false)
  const shown = users.filter(({ id }) => selected.some((one) => one.id === id))
  const all = users.length > 0 && shown.length === users.length
  const others = selected.filter(({ id }) => !users.some((user) => user.id === id))
  const toggleAll = () => select(all ? others : [...others, ...users])
  const clear = () => {
    select([])
    setCleared(true)
    focusSelectAll()
  }
  const closeResult = () => {
    setResult(undefined)
    focusSelectAll()
  }

  const run = async (change: SelectionChange) => {
    setCleared(false)
    const outcomes: UserOutcome[] = []
    let stopped: string | null = null
    for (let from = 0; from < selected.length && stopped === null; from += AT_ONCE) {
      setDone(from)
      const part = selected.slice(from, from + AT_ONCE).map(({ id }) => id)
      const answer = await changeUsers({ change, userIds: part }).catch(() => NO_ANSWER)
      if (typeof answer === 'string') stopped = answer
      else outcomes.push(...answer)
    }
    setDone(undefined)
    setResult({ change, users: selected, outcomes, stopped })
    const failed = new Set(selected.map(({ id }) => id).filter((id) => outcomes.find((one) => one.id === id)?.problem !== null))
    select(selected.filter(({ id }) => failed.has(id)))
    return undefined
  }

  return (
    <section aria-label="Selected users" className="mb-3 space-y-3">
      <div className="flex min-h-8 flex-wrap items-center gap-x-3 gap-y-2">
        <label className="flex min-h-8 items-center gap-2 pl-3 text-muted">
          <SelectAllBox all={all} some={shown.length > 0} onToggle={toggleAll} />
          Select all on this page
        </label>
        {selected.length > 0 && (
          <>
            <span className="text-muted">{countedUsers(selected.length)} selected</span>
            <span className="flex flex-wrap gap-2">
              {SELECTION_CHANGES.map((change) => (
                <Button key={change} size="small" onClick={() => setAsked(change)}>
                  {CHANGE_WORDS[change].button}
                </Button>
              ))}
              <Button size="small" variant="quiet" onClick={clear}>
                Clear selection
              </Button>
            </span>
          </>
        )}
        <p role="status" className="sr-only">
          {selected.length > 0 ? `${countedUsers(selected.length)} selected` : cleared && 'Selection cleared'}
        </p>
      </div>
      {result && !asked && <SelectionResult {...result} onClose={closeResult} />}
      {asked && (
        <SelectionDialog
          change={asked}
          selected={selected}
          done={done ?? 0}
          onClose={() => setAsked(undefined)}
          onConfirm={() => run(asked)}
        />
      )}
    </section>
  )
}

function SelectAllBox({ all, some, onToggle }: { all: boolean; some: boolean; onToggle: () => void }) {
  return (
    <input
      id={SELECT_ALL_ID}
      type="checkbox"
      className="size-4"
      checked={all}
      ref={(box) => {
        if (box) box.indeterminate = some && !all
      }}
      onChange={onToggle}
    />
  )
}

// The control that had the focus goes with what it ends.
function focusSelectAll() {
  document.getElementById(SELECT_ALL_ID)?.focus()
}
