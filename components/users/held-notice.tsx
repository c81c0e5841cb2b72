import { HELD_PATH } from '@/components/users/held-path'
import { LinkButton } from '@/components/ui/link-button'
import { Notice } from '@/components/ui/notice'

/** Above the users list, for admins, as long as invitations are held. */
export function HeldNotice({ count }: { count: number }) {
  if (count === 0) return null
  const one = count === 1
  return (
    <div className="mb-4">
      <Notice
        tone="warning"
        actions={
          <LinkButton size="small" href={HELD_PATH} prefetch={false}>
            {one ? 'See held invitation' : 'See held invitations'}
          </LinkButton>
        }
      >
        {one ? '1 invitation is held.' : `${count.toLocaleString('en-GB')} invitations are held.`}
      </Notice>
    </div>
  )
}
