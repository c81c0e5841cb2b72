import { CREATE_KEY_PATH, keyBreadcrumb, keyPath } from '@/components/keys/key-paths'
import { LinkButton } from '@/components/ui/link-button'
import { PageHeader } from '@/components/ui/page-header'

/** What stands in place of Rotate key for a key that was revoked. */
export function KeyRevoked({ keyId, name }: { keyId: number; name: string }) {
  return (
    <div className="max-w-[640px]">
      <PageHeader
        title="This key is revoked and cannot be rotated."
        breadcrumb={keyBreadcrumb({ label: name, href: keyPath(keyId) }, { label: 'Rotate key' })}
        description="Revoking is final. Create another key instead."
      />
      <div className="flex flex-wrap gap-2">
        <LinkButton variant="primary" href={CREATE_KEY_PATH}>
          Create Key
        </LinkButton>
        <LinkButton href={keyPath(keyId)}>Open the key</LinkButton>
      </div>
    </div>
  )
}
