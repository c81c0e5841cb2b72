import { CopyButton } from '@/components/ui/copy-button'

const COLLAPSED_OVER = 20_000

/** A value as indented JSON with a copy button; closed at first when it is longer than 20 kB. */
export function JsonView({ value, label }: { value: unknown; label: string }) {
  const text = JSON.stringify(value, null, 2) ?? 'null'
  return (
    <details open={text.length <= COLLAPSED_OVER} className="rounded-md border bg-sunken">
      <summary className="px-3 py-2 text-xs font-medium text-muted select-none">
        {label} ({size(text.length)})
      </summary>
      <div className="relative border-t">
        <div className="absolute top-2 right-2">
          <CopyButton value={text} label={`Copy ${label}`} size="small" />
        </div>
        <pre tabIndex={0} role="region" aria-label={label} className="max-h-96 overflow-auto p-3 pt-11 font-mono text-xs leading-5 md:pt-3">
          {text}
        </pre>
      </div>
    </details>
  )
}

function size(characters: number): string {
  return characters < 1000 ? `${characters} characters` : `${Math.round(characters / 1000)} kB`
}
