import { Notice } from '@/components/ui/notice'

/** Says that people who were provisioned cannot get in, as single sign-on is not configured. */
export function EntraMissing() {
  return (
    <Notice tone="warning" title="Invited people cannot sign in yet">
      Microsoft Entra ID has provisioned people, and sign-in with Microsoft Entra ID is not configured on this console.
    </Notice>
  )
}
