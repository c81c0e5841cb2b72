'use client'

import { createContext, type ReactNode, useContext, useState } from 'react'

/** A user as a selection remembers it. */
export type SelectableUser = { id: number; name: string }

type Selection = { selected: SelectableUser[]; select: (users: SelectableUser[]) => void }

const SelectionContext = createContext<Selection>({ selected: [], select: () => undefined })

/** Holds which users of the list are selected, with their names: what becomes of them can be told when they left the list. */
export function UserSelection({ children }: { children: ReactNode }) {
  const [selected, select] = useState<SelectableUser[]>([])
  return <SelectionContext value={{ selected, select }}>{children}</SelectionContext>
}

export function useUserSelection(): Selection {
  return useContext(SelectionContext)
}

/** The checkbox in a row of the users list. Its field fills the cell, so that a near miss does not open the user. */
export function SelectUser({ user }: { user: SelectableUser }) {
  const { selected, select } = useUserSelection()
  const checked = selected.some(({ id }) => id === user.id)
  const toggle = () => select(checked ? selected.filter(({ id }) => id !== user.id) : [...selected, user])
  return (
    <label className="relative z-10 -m-1.5 grid size-7 place-items-center">
      <input type="checkbox" className="size-4" aria-label={`Select ${user.name}`} checked={checked} onChange={toggle} />
    </label>
  )
}
