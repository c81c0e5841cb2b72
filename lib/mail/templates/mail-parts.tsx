import { Text } from '@react-email/components'
import type { ReactNode } from 'react'

import { MAIL_STYLES } from './mail-styles'

/** One paragraph. */
export function Paragraph({ children }: { children: ReactNode }) {
  return <Text style={MAIL_STYLES.text}>{children}</Text>
}

/** What to do, one `Step` after the other. */
export function Steps({ children }: { children: ReactNode }) {
  return <ol style={MAIL_STYLES.list}>{children}</ol>
}

/** One thing to do. */
export function Step({ children }: { children: ReactNode }) {
  return <li style={MAIL_STYLES.item}>{children}</li>
}

/** Something that somebody named, apart from the words around it whichever direction it is written in. */
export function Name({ children }: { children: string }) {
  return (
    <strong>
      <bdi>{children}</bdi>
    </strong>
  )
}

/** A key as everybody recognises it: its name and the last characters of its secret. */
export function KeyName({ keyName, lastFour }: { keyName: string; lastFour: string }) {
  return (
    <>
      key <Name>{keyName}</Name> (ends in {lastFour})
    </>
  )
}
