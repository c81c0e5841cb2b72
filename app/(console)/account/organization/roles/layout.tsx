import type { ReactNode } from 'react'

import { Announcements } from '@/components/roles/announcements'

export default function RolesLayout({ children }: { children: ReactNode }) {
  return <Announcements>{children}</Announcements>
}
