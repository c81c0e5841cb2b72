import { Card } from '@/components/ui/card'
import { DefinitionList } from '@/components/ui/definition-list'
import { JsonView } from '@/components/ui/json-view'
import type { AttributeGroup } from '@/lib/directory/user-attributes'
import type { ScimResource } from '@/lib/scim/json'

/** Every SCIM attribute with its path, extensions in groups of their own, and the whole as JSON. */
export function UserAttributes({ groups, scim }: { groups: AttributeGroup[]; scim: ScimResource }) {
  return (
    <div className="space-y-4">
      {groups.map(({ urn, rows }) => (
        <Card
          key={urn ?? 'core'}
          title={urn ? 'Extension' : 'Core attributes'}
          description={urn && <code className="font-mono text-xs [overflow-wrap:anywhere]">{urn}</code>}
        >
          <DefinitionList
            terms="wide"
            items={rows.map(({ label, path, value }) => ({
              term: label,
              note: <code className="font-mono">{urn ? path.slice(urn.length + 1) : path}</code>,
              value,
            }))}
          />
        </Card>
      ))}
      <JsonView value={scim} label="JSON" />
    </div>
  )
}
