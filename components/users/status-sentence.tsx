import { Fragment } from 'react'

import { Timestamp } from '@/components/ui/timestamp'
import type { SentencePart } from '@/lib/directory/status-sentence'

const FORMATS = { moment: 'moment', day: 'day', recent: 'list' } as const

/** A status sentence with its times and names set apart. */
export function StatusSentence({ parts }: { parts: SentencePart[] }) {
  return parts.map((part, index) => <Fragment key={index}>{written(part)}</Fragment>)
}

function written(part: SentencePart) {
  if (typeof part === 'string') return part
  if ('name' in part) return <em className="font-medium">{part.name}</em>
  return <Timestamp at={part.at} format={FORMATS[part.show]} />
}
