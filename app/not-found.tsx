import type { Metadata } from 'next'

import { NotFoundPage } from '@/components/frame/not-found-page'

export const metadata: Metadata = { title: 'Page not found' }

/** Every address that no page answers. */
export default function NotFound() {
  return (
    <main>
      <NotFoundPage />
    </main>
  )
}
