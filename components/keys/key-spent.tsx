import { CREATE_KEY_PATH, keyBreadcrumb, keyPath, revokeKeyPath } from '@/components/keys/key-paths'
import { buttonClasses } from '@/components/ui/button-classes'
import { LinkButton } from '@/components/ui/link-button'
import { PageHeader } from '@/components/ui/page-header'

/** What stands where a key was shown before. */
export function KeySpent({ keyId }: { keyId: number }) {
  return (
    <div className="max-w-[640px]">
      <PageHeader
        title="This key can no longer be displayed."
        breadcrumb={keyBreadcrumb({ label: 'Create Key' })}
        description="A key is shown once, right after it was created. If you have lost the value, create another key and revoke this one."
      />
      <div className="flex flex-wrap gap-2">
        {/* A new document: the form that made this key must not be sent again. */}
        <a href={CREATE_KEY_PATH} className={buttonClasses({ variant: 'primary' })}>
          Create another
        </a>
        <LinkButton href={revokeKeyPath(keyId)}>Revoke it</LinkButton>
        <LinkButton variant="quiet" href={keyPath(keyId)}>
          Open the key
        </LinkButton>
      </div>
    </div>
  )
}
