import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { CHANGE_WORDS, countedUsers, type SelectionChange } from '@/components/users/selection-outcomes'
import type { SelectableUser } from '@/components/users/user-selection'

const NAMES_TOLD = 5

type SelectionDialogProps = {
  change: SelectionChange
  selected: SelectableUser[]
  /** How many have been tried so far. */
  done: number
  onClose: () => void
  onConfirm: () => Promise<undefined>
}

/** Asks before several users are changed: how many, who, and what it means to them. Says how far it has got meanwhile. */
export function SelectionDialog({ change, selected, done, onClose, onConfirm }: SelectionDialogProps) {
  const words = CHANGE_WORDS[change]
  const count = countedUsers(selected.length)
  const names = selected.slice(0, NAMES_TOLD).map(({ name }) => name)
  const more = selected.length - names.length
  const busy = `${words.busy} ${Math.min(done + 1, selected.length)} of ${selected.length}...`
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={`${words.title} ${count}?`}
      confirmLabel={`${words.confirm} ${count}`}
      busyLabel={busy}
      danger={words.danger}
      onConfirm={onConfirm}
    >
      <p>
        {names.join(', ')}
        {more > 0 && ` and ${more.toLocaleString('en-GB')} more`}
      </p>
      <p>{words.consequence}</p>
      <p role="status" className="sr-only">
        {done > 0 && busy}
      </p>
    </ConfirmDialog>
  )
}
