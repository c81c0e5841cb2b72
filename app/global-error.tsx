'use client'

import './globals.css'

import { FailedPage } from '@/components/frame/failed-page'

/** The last resort, when even the document around the pages failed. */
export default function GlobalError(props: { error: unknown; retry: () => void }) {
  return (
    <html lang="en">
      <body>
        <title>This page could not be loaded</title>
        <main>
          <FailedPage {...props} />
        </main>
      </body>
    </html>
  )
}
