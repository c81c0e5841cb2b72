import { selectAllState, type CheckListItem } from '@/components/ui/check-list-selection'
import { MarkedText } from '@/components/ui/marked-text'

const row =
  'flex min-h-9 items-start gap-2.5 px-3 py-2 hover:bg-sunken has-focus-visible:bg-sunken [&_input]:mt-0.5 [&_input]:size-4 [&_input]:shrink-0'

type CheckListOptionProps = { item: CheckListItem; name: string; search: string; checked: boolean; hidden: boolean; onToggle: () => void }

/** One line of a CheckList. A filtered-out line stays in the form, so that its choice is posted. */
export function CheckListOption({ item, name, search, checked, hidden, onToggle }: CheckListOptionProps) {
  return (
    <label className={row} hidden={hidden} style={hidden ? { display: 'none' } : undefined}>
      <input type="checkbox" data-walk name={name} value={item.value} checked={checked} onChange={onToggle} />
      <span className="min-w-0 [overflow-wrap:anywhere]">
        <span className="block font-mono text-[13px] leading-5">
          <MarkedText text={item.label} search={search} />
        </span>
        {item.hint && (
          <span className="block text-xs text-muted">
            <MarkedText text={item.hint} search={search} />
          </span>
        )}
      </span>
    </label>
  )
}

/** The first line of a CheckList: a tri-state box over everything the filter shows. */
export function SelectAllOption(props: { shown: CheckListItem[]; selected: ReadonlySet<string>; onToggle: () => void }) {
  const state = selectAllState(props.shown, props.selected)
  return (
    <label className={`${row} sticky top-0 border-b bg-raised font-medium`}>
      <input
        type="checkbox"
        data-walk
        checked={state === 'all'}
        ref={(box) => {
          if (box) box.indeterminate = state === 'some'
        }}
        onChange={props.onToggle}
      />
      Select all {props.shown.length}
    </label>
  )
}
