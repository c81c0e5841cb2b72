import { markMatches } from '@/components/ui/check-list-selection'

/** `text` with every occurrence of `search` marked. */
export function MarkedText({ text, search }: { text: string; search: string }) {
  return markMatches(text, search).map((piece, index) => (piece.match ? <mark key={index}>{piece.text}</mark> : piece.text))
}
