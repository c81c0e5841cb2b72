'use client'

import { Notice } from '@/components/ui/notice'
import { RadioGroup } from '@/components/ui/radio-group'
import { Timestamp } from '@/components/ui/timestamp'
import { MaskedKey } from '@/components/keys/masked-key'
import type { OwnedKey } from '@/lib/keys/find-keys-of'

export type HandOver = 'take-over' | 'stop'

type HandOverChoiceProps = {
  keys: OwnedKey[]
  /** Nobody can hand their keys to themselves: then this only says what stops. */
  isSelf: boolean
  choice: HandOver
  onChoose: (choice: HandOver) => void
}

/** So many keys are named; a person with more is asked about all of them. */
const MOST = 5

/** Which keys stop when their owner is disabled, who used them last, and whether the acting admin wants them instead. */
export function HandOverChoice({ keys, isSelf, choice, onChoose }: HandOverChoiceProps) {
  const one = keys.length === 1
  const count = one ? '1 key' : `${keys.length} keys`
  return (
    <>
      <Notice tone="warning" title={isSelf ? `${count} of yours will stop` : `${count} would stop with this user`}>
        <ul className="mt-1.5 space-y-1">
          {keys.slice(0, MOST).map((key) => (
            <li key={key.id}>
              <span className="font-medium text-text">{key.name}</span> <MaskedKey lastFour={key.lastFour} />
              <span className="block text-xs">{key.lastUsedAt ? <LastUse at={key.lastUsedAt} by={key.client} /> : 'Never used'}</span>
            </li>
          ))}
          {keys.length > MOST && <li>and {keys.length - MOST} more</li>}
        </ul>
        {isSelf && <p className="mt-2">Another admin can take {one ? 'it' : 'them'} over afterwards.</p>}
      </Notice>
      {!isSelf && (
        <RadioGroup
          label={one ? 'What should become of this key?' : 'What should become of these keys?'}
          name="hand-over"
          defaultValue={choice}
          options={[
            {
              value: 'take-over',
              label: `Take over ${count}`,
              hint: one ? 'It keeps working, and you become its owner.' : 'They keep working, and you become their owner.',
            },
            {
              value: 'stop',
              label: one ? 'Let it stop' : 'Let them stop',
              hint: `The next request is refused. Any admin can take ${one ? 'it' : 'them'} over later.`,
            },
          ]}
          onChange={({ target }) => onChoose(target.value === 'stop' ? 'stop' : 'take-over')}
        />
      )}
    </>
  )
}

function LastUse({ at, by }: { at: Date; by: string }) {
  return (
    <>
      Last used <Timestamp at={at} /> by {by}
    </>
  )
}
