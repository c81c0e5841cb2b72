import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'

import { NoAccess } from '@/components/frame/no-access'
import { OutboxBanner } from '@/components/mail/outbox-banner'
import { OutboxMessage } from '@/components/mail/outbox-message'
import { outboxBreadcrumb } from '@/components/mail/outbox-paths'
import { PageHeader } from '@/components/ui/page-header'
import { pagePermission } from '@/lib/auth/page-permission'
import { env } from '@/lib/env'
import { outboxFolder, readOutboxMail } from '@/lib/mail/outbox-folder'

type OutboxMailPageProps = { params: Promise<{ mailId: string }> }

/** Read once for the title and the page. */
const findMail = cache(async (mailId: string) =>
  env.RESEND_API_KEY === undefined && /^\d{1,10}$/.test(mailId) ? readOutboxMail(Number(mailId)) : null,
)

export async function generateMetadata({ params }: OutboxMailPageProps): Promise<Metadata> {
  const mail = (await pagePermission('admin')) && (await findMail((await params).mailId))
  return { title: mail ? mail.subject : 'Mail' }
}

/** One mail that stayed on this machine, as HTML and as text. */
export default async function OutboxMailPage({ params }: OutboxMailPageProps) {
  if (!(await pagePermission('admin'))) return <NoAccess />
  const mail = await findMail((await params).mailId)
  if (!mail) notFound()
  return (
    <>
      <PageHeader title={mail.subject} breadcrumb={outboxBreadcrumb({ label: mail.subject })} />
      <OutboxBanner folder={outboxFolder()} />
      <OutboxMessage mail={mail} />
    </>
  )
}
