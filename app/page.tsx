import { redirect } from 'next/navigation'

import { homePath } from '@/components/frame/navigation'
import { requireUser } from '@/lib/auth/require-user'

/** Leads to the first page that the signed-in person may see. */
export default async function Home() {
  const user = await requireUser()
  redirect(homePath(user.permission))
}
