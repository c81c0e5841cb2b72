import { CREATE_KEY_PATH, keyBreadcrumb } from '@/components/keys/key-paths'
import { LinkButton } from '@/components/ui/link-button'
import { PageHeader } from '@/components/ui/page-header'

/** The head of the list of keys, the same while it loads. */
export function KeysHeader() {
  return (
    <PageHeader
      title="Management API keys"
      breadcrumb={keyBreadcrumb()}
      description="Keys that let other systems use the endpoints you choose."
      actions={
        <LinkButton variant="primary" href={CREATE_KEY_PATH}>
          Create Key
        </LinkButton>
      }
    />
  )
}
