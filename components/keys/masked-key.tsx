import { KEY_PREFIX } from '@/lib/keys/key-prefix'

/** What remains visible of a key: its prefix and its last four characters. */
export function MaskedKey({ lastFour }: { lastFour: string }) {
  return (
    <span className="font-mono text-xs font-normal whitespace-nowrap text-muted">
      {KEY_PREFIX}...{lastFour}
    </span>
  )
}
