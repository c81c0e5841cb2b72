import { reader } from '@/lib/db/transaction'
import { countHeld, type HeldRow, selectHeld } from '@/lib/invitations/invitation-store'
import { type ListPage, readListPage } from './read-list-page'

export const HELD_PER_PAGE = 50

/** One page of the held invitations; `total` are held in all. */
export type HeldPage = ListPage<HeldRow> & { total: number }

/** A page of the invitations that wait for an admin, oldest first, 50 at a time. A cursor that cannot be read shows the first page. */
export async function listHeldInvitations({ after, before }: { after?: string; before?: string }): Promise<HeldPage> {
  const tx = await reader()
  const [page, total] = await Promise.all([
    readListPage<HeldRow>({
      order: 'time',
      after,
      before,
      size: HELD_PER_PAGE,
      read: ({ cursor, backward, limit }) => selectHeld(tx, { after: cursor?.id ?? null, descending: backward, limit }),
      placeOf: ({ id, createdAt }) => ({ value: createdAt.toISOString(), id }),
    }),
    countHeld(tx),
  ])
  return { ...page, total }
}
