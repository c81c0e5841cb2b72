import { Hint } from '@/components/ui/hint'
import { isScimEndpoint } from '@/lib/keys/endpoint-catalogue'

/** "SCIM (5)" or "7 endpoints"; the paths appear on hover and focus. */
export function EndpointSummary({ paths }: { paths: string[] }) {
  return (
    <Hint
      className="whitespace-nowrap"
      content={paths.map((path) => (
        <span key={path} className="block font-mono break-all">
          {path}
        </span>
      ))}
    >
      {paths.every(isScimEndpoint) ? `SCIM (${paths.length})` : `${paths.length} ${paths.length === 1 ? 'endpoint' : 'endpoints'}`}
    </Hint>
  )
}
