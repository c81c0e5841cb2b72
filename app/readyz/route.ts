import { isDatabaseReady } from '@/lib/db/is-database-ready'

export const dynamic = 'force-dynamic'

/** Whether the process can do its work: 503 while its database does not answer. */
export async function GET() {
  const ready = await isDatabaseReady()
  return Response.json({ status: ready ? 'ok' : 'unavailable' }, { status: ready ? 200 : 503 })
}
