import { Lock } from 'lucide-react'

/** What a page shows to somebody who may not enter it; `required` is the permission it asks for. */
export function NoAccess({ required = 'admin' }: { required?: 'admin' | 'support' }) {
  return (
    <div className="flex flex-col items-center px-4 py-20 text-center">
      <Lock aria-hidden="true" className="mb-3 size-5 text-muted" />
      <h1 className="text-lg font-semibold">
        {required === 'admin' ? 'Only admins have access to this feature.' : 'Only admins and support have access to this feature.'}
      </h1>
      <p className="mt-1 text-muted">Ask an admin of this console to give you access.</p>
    </div>
  )
}
