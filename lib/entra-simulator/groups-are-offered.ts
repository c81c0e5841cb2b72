import type { Context } from './context'
import { REFERENCES } from './references'

/** Whether /ResourceTypes lists groups; undefined where it cannot be read. Asked once in a run, and noted in the report where there are none. */
export async function groupsAreOffered(context: Context): Promise<boolean | undefined> {
  if (context.offersGroups !== undefined) return context.offersGroups
  const answer = await context.client.send({ method: 'GET', endpoint: '/ResourceTypes' })
  const types = context.judge.list(answer, { rule: 'Resource types are listed with 200', reference: REFERENCES.discovery })
  context.offersGroups = types?.some((type) => type.endpoint === '/Groups' || type.name === 'Group')
  if (types === undefined) context.recorder.note('Groups: left out, since /ResourceTypes could not be read.')
  else if (!context.offersGroups) context.recorder.note('Groups are not listed in /ResourceTypes: left out.')
  return context.offersGroups
}
