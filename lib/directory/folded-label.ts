import { join, type Sql, sql } from '@/lib/db/sql'

/** What String.trim takes for blank (ECMAScript's WhiteSpace and LineTerminator). */
const BLANK =
  '\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff'
/** As long as a label gets (user-projection.ts). */
const MAX_LENGTH = 200

const candidates = [
  sql`"User"."folded" ->> 'displayName'`,
  sql`"User"."folded" #>> '{name,formatted}'`,
  sql`concat_ws(' ', "User"."folded" #>> '{name,givenName}', "User"."folded" #>> '{name,familyName}')`,
]

/**
 * The case-folded label of the account in "User": no column holds it, since "labelKey" is without accents too, and so it is put together
 * from the folded parts as userLabel puts together the label.
 */
export const foldedLabel: Sql = sql`left(COALESCE(${join(
  candidates.map((candidate) => sql`CASE WHEN btrim(${candidate}, ${BLANK}::text) <> '' THEN ${candidate} END`),
)}, "User"."userNameKey"), ${MAX_LENGTH}::int)`
