import { DefinitionList } from '@/components/ui/definition-list'
import type { About } from '@/lib/settings/read-about'

const DATABASES: Record<About['database'], string> = {
  pglite: 'PGlite, in the folder of DATA_DIR',
  postgresql: 'PostgreSQL, at DATABASE_URL',
}

/** What runs here: what somebody who helps asks for first. `isReady` is what /readyz answers. */
export function AboutFacts({ about, isReady }: { about: About; isReady: boolean }) {
  const { migrations } = about
  return (
    <DefinitionList
      items={[
        { term: 'Version', value: about.version },
        { term: 'Database', value: DATABASES[about.database] },
        { term: 'Migrations', value: `${migrations.length} applied, the last one ${migrations.at(-1) ?? 'unknown'}` },
        { term: 'Node.js', value: about.node },
        {
          term: 'Request rate',
          note: 'variable KEY_REQUESTS_PER_SECOND',
          value: `${about.requestsPerSecond.toLocaleString('en-GB')} requests a second for each key, short bursts up to four times that`,
        },
        {
          term: 'Health',
          value: (
            <a href="/readyz" className="text-accent underline underline-offset-2">
              {isReady ? 'Ready' : 'Not ready: the database does not answer.'}
            </a>
          ),
        },
      ]}
    />
  )
}
