import { Lock } from 'lucide-react'

/** Says that a value comes from the environment, and from which variable of it. */
export function SetBy({ variable }: { variable: string }) {
  return (
    <span className="inline-flex items-center gap-1 text-muted">
      <Lock aria-hidden="true" className="size-3.5 shrink-0" />
      <span>
        Set by <code className="font-mono text-xs">{variable}</code>
      </span>
    </span>
  )
}
