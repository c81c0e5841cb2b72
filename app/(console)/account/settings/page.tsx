import type { Metadata } from 'next'
import { cache } from 'react'

import { saveSection, sendTestEmail } from '@/app/(console)/account/settings/actions'
import { Section } from '@/app/(console)/account/settings/section'
import { NoAccess } from '@/components/frame/no-access'
import { AboutFacts } from '@/components/settings/about-facts'
import { AddressFacts } from '@/components/settings/address-facts'
import { AlertsForm } from '@/components/settings/alerts-form'
import { EntraFacts } from '@/components/settings/entra-facts'
import { EntraMissing } from '@/components/settings/entra-missing'
import { HeldLine } from '@/components/settings/held-line'
import { InvitationsForm } from '@/components/settings/invitations-form'
import { MailFacts } from '@/components/settings/mail-facts'
import { OrganizationForm } from '@/components/settings/organization-form'
import { RetentionForm } from '@/components/settings/retention-form'
import { SettingHistory } from '@/components/settings/setting-history'
import { PageHeader } from '@/components/ui/page-header'
import { findAuditEvents } from '@/lib/audit/find-audit-events'
import { ENTRA_PROVIDER } from '@/lib/auth/entra-provider'
import { pagePermission } from '@/lib/auth/page-permission'
import { isDatabaseReady } from '@/lib/db/is-database-ready'
import { env } from '@/lib/env'
import { countHeldInvitations } from '@/lib/invitations/release-invitations'
import { senderOf } from '@/lib/mail/sender'
import { readAbout } from '@/lib/settings/read-about'
import { isEntraWaiting, readLastWebhookMessage } from '@/lib/settings/read-mail-facts'
import { readSettings } from '@/lib/settings/read-settings'
import { tenantUrl } from '@/lib/tenant-url'

export const metadata: Metadata = { title: 'Settings' }

const CHANGES_SHOWN = 10

const settings = cache(() => readSettings())
const entraWaiting = cache(() => isEntraWaiting())

/** Account > Settings. */
export default async function SettingsPage() {
  const user = await pagePermission('admin')
  if (!user) return <NoAccess />
  const { APP_URL, IS_APP_URL_SET, ENTRA, MAIL_FROM, RESEND_API_KEY, RESEND_WEBHOOK_SECRET } = env
  return (
    <div className="max-w-[640px]">
      <PageHeader
        title="Settings"
        breadcrumb={[{ label: 'Account' }, { label: 'Settings' }]}
        description="What holds for everybody who uses this console. Each section is saved by itself; what the environment sets is shown locked."
      />
      <div className="space-y-4">
        <Section title="Your organization" load={settings}>
          {({ organization, supportAddress }) => (
            <OrganizationForm organization={organization} supportAddress={supportAddress} save={saveSection.bind(null, 'organization')} />
          )}
        </Section>
        <Section title="Addresses" load={async () => APP_URL}>
          {(appUrl) => <AddressFacts appUrl={appUrl} isSet={IS_APP_URL_SET} tenantUrl={tenantUrl()} />}
        </Section>
        <Section title="Sign-in" load={entraWaiting}>
          {(peopleWait) => (
            <EntraFacts
              client={ENTRA && { tenantId: ENTRA.tenantId, clientId: ENTRA.clientId, issuer: ENTRA.issuer }}
              redirectUri={`${APP_URL}/api/auth/callback/${ENTRA_PROVIDER}`}
              peopleWait={peopleWait}
            />
          )}
        </Section>
        <Section title="E-mail" load={async () => ({ ...(await settings()), lastMessage: await readLastWebhookMessage() })}>
          {({ lastMessage, ...kept }) => (
            <MailFacts
              sender={kept.sender}
              lockedSender={MAIL_FROM ?? null}
              canSend={senderOf(kept) !== null}
              hasKey={RESEND_API_KEY !== undefined}
              webhook={{ url: `${APP_URL}/api/webhooks/resend`, hasSecret: RESEND_WEBHOOK_SECRET !== undefined, lastMessage }}
              ownAddress={user.email}
              saveSender={saveSection.bind(null, 'mail')}
              sendTest={sendTestEmail}
            />
          )}
        </Section>
        <Section
          title="Invitations"
          load={async () => ({ ...(await settings()), held: await countHeldInvitations(), entraWaiting: await entraWaiting() })}
        >
          {({ invitationPolicy, held, entraWaiting }) => (
            <div className="space-y-4">
              {!ENTRA && entraWaiting && <EntraMissing />}
              <InvitationsForm policy={invitationPolicy} save={saveSection.bind(null, 'invitations')} />
              <HeldLine count={held} />
            </div>
          )}
        </Section>
        <Section
          title="Alerts"
          description="Who gets mail when a key is created, revoked, taken over, stops with its owner, or is about to expire."
          load={settings}
        >
          {({ alertAdmins, alertAddresses }) => (
            <AlertsForm alertAdmins={alertAdmins} alertAddresses={alertAddresses} save={saveSection.bind(null, 'alerts')} />
          )}
        </Section>
        <Section title="Retention" description="The audit log is kept for ever." load={settings}>
          {({ signInDays }) => <RetentionForm signInDays={signInDays} save={saveSection.bind(null, 'retention')} />}
        </Section>
        <Section title="About" load={async () => ({ about: await readAbout(), isReady: await isDatabaseReady() })}>
          {({ about, isReady }) => <AboutFacts about={about} isReady={isReady} />}
        </Section>
        <Section
          title="Last changes"
          load={() => findAuditEvents({ target: { kind: 'settings', id: 0 }, actions: ['settings.changed'], limit: CHANGES_SHOWN })}
        >
          {(events) => <SettingHistory events={events} />}
        </Section>
      </div>
    </div>
  )
}
