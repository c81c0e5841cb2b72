import { ENDPOINT_CATALOGUE } from '@/lib/keys/endpoint-catalogue'

/** Allowed endpoints with what each is for. */
export function EndpointList({ paths }: { paths: string[] }) {
  return (
    <ul className="space-y-2">
      {paths.map((path) => (
        <li key={path}>
          <span className="block font-mono text-[13px] leading-5 [overflow-wrap:anywhere]">{path}</span>
          <span className="block text-xs text-muted">{ENDPOINT_CATALOGUE.find((endpoint) => endpoint.path === path)?.meaning}</span>
        </li>
      ))}
    </ul>
  )
}
