import type { Sql } from '@/lib/db/sql'
import type { ResourceDefinition } from '@/lib/scim/schemas/schema-types'

/**
 * A single value as an SQL expression. An `id` is a number that clients write as text, behind `prefix` where it ends an address; `indexed`
 * when an index finds a value by equality.
 */
export type Column = { type: 'id' | 'text' | 'boolean' | 'time'; sql: Sql; indexed?: boolean; prefix?: string }

/**
 * A multi-valued attribute whose elements are rows of other tables: `from` joins them, `owner` is the id of the resource that has the
 * element, `order` is how elements follow each other, and `parts` are the sub-attributes that can be compared.
 */
export type LinkedList = { from: Sql; owner: Sql; order: Sql; parts: ReadonlyMap<string, Column> }

/**
 * A kind of resource as searches see it: its table and the columns of a row, which rows are in the SCIM view (`visible` for searches,
 * `counted` for counting them all), and where attributes are: in `columns` by path, in `linked` lists by name, else in the table's "folded".
 */
export type Searched = {
  definition: ResourceDefinition
  table: Sql
  rowColumns: Sql
  visible: Sql
  counted: Sql
  columns: ReadonlyMap<string, Column>
  linked: ReadonlyMap<string, LinkedList>
}
