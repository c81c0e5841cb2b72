import { peopleInWords } from '@/components/roles/role-words'
import { Notice } from '@/components/ui/notice'
import { PERMISSION_LABELS } from '@/components/users/user-words'
import type { RoleAccess } from '@/lib/directory/find-role-access'

/** Who gets or loses a permission: "12 people get Admin: Eve Adams, ... and 2 more." A warning follows for the person who asks. */
export function AccessSentence({ access, step }: { access: RoleAccess; step: 'gives' | 'takes' }) {
  const { count, names, permission, includesActor } = access
  const label = PERMISSION_LABELS[permission]
  if (count === 0) return <p>Nobody {step === 'gives' ? `gets ${label} by this` : `loses ${label} by this`}.</p>
  const verb = step === 'gives' ? (count === 1 ? 'gets' : 'get') : count === 1 ? 'loses' : 'lose'
  return (
    <>
      <p>
        <strong className="font-semibold">
          {count.toLocaleString('en-GB')} {count === 1 ? 'person' : 'people'} {verb} {label}:
        </strong>{' '}
        {peopleInWords(names, count)}.
      </p>
      {includesActor && step === 'takes' && <Notice tone="warning">You are one of them: you lose {label} at once.</Notice>}
    </>
  )
}
