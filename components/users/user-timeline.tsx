import { Card } from '@/components/ui/card'
import { FilterBar } from '@/components/ui/filter-bar'
import { Notice } from '@/components/ui/notice'
import { RetryButton } from '@/components/ui/retry-button'
import { Timeline } from '@/components/ui/timeline'
import { TimelineFrame, TimelineLink, TimelinePages } from '@/components/ui/timeline-frame'
import { Timestamp } from '@/components/ui/timestamp'
import { BusyArea } from '@/components/ui/busy-area'
import { RoleLink } from '@/components/users/permission-source'
import { timelineOrigin, type TimelineRole, timelineRole, timelineWords } from '@/components/users/timeline-words'
import { userHref, type UserView } from '@/components/users/users-view'
import { ValueChanges } from '@/components/users/value-changes'
import type { TimelineItem, TimelineMail, UserTimeline as UserTimelineData } from '@/lib/directory/find-user-timeline'
import { TIMELINE_KIND_LABELS, TIMELINE_KINDS } from '@/lib/directory/timeline-kind'
import { MAIL_STATE_WORDS } from '@/lib/mail/mail-state'

type UserTimelineProps = { userId: number; view: UserView; timeline: UserTimelineData }

/** Actions whose sentence says all that changed. */
const SAID = ['user.role_', 'user.permission_changed']

const SOURCES = { events: 'Changes', 'sign-ins': 'Sign-ins', invitations: 'Invitations' }

/** What happened to an account, newest first, with what could not be loaded said in its place. */
export function UserTimeline({ userId, view, timeline }: UserTimelineProps) {
  const { items, older, failed } = timeline
  const kind = view.kind ?? undefined
  return (
    <TimelineFrame label="Timeline" part={[view.kind, view.older].join()}>
      <FilterBar label="Kind" items={kindItems(userId, view)} />
      {failed.map((source) => (
        <div key={source} className="mb-3">
          <Notice tone="failure" role="alert" actions={<RetryButton />}>
            {SOURCES[source]} could not be loaded.
          </Notice>
        </div>
      ))}
      <BusyArea>
        <Card>
          <Timeline
            items={items.map((item) => toTimelineItem(item, timeline))}
            whenEmpty={<WhenEmpty userId={userId} view={view} failed={failed.length > 0} />}
          />
          <TimelinePages
            label="Timeline pages"
            newestHref={view.older && userHref(userId, { kind })}
            olderHref={older ? userHref(userId, { kind, older }) : undefined}
          />
        </Card>
      </BusyArea>
    </TimelineFrame>
  )
}

function kindItems(userId: number, view: UserView) {
  return [null, ...TIMELINE_KINDS].map((kind) => ({
    label: kind ? TIMELINE_KIND_LABELS[kind] : 'All',
    href: userHref(userId, { kind: kind ?? undefined }),
    current: view.kind === kind,
  }))
}

function WhenEmpty({ userId, view, failed }: { userId: number; view: UserView; failed: boolean }) {
  if (failed) return null
  if (!view.kind) return 'Nothing happened yet.'
  return (
    <>
      Nothing of this kind happened.{' '}
      <TimelineLink href={userHref(userId)} className="text-accent underline underline-offset-2">
        Show all
      </TimelineLink>
    </>
  )
}

function toTimelineItem(item: TimelineItem, { managers, existingRoles }: UserTimelineData) {
  const { tone, sentence } = timelineWords(item)
  const role = timelineRole(item)
  const { key, address } = timelineOrigin(item)
  return {
    id: `${item.source}-${item.id}`,
    tone,
    sentence: role && existingRoles.includes(role.id) ? withRoleLink(sentence, role) : sentence,
    at: item.at,
    who:
      item.source === 'mail'
        ? mailState(item)
        : (key || address) && (
            <>
              {key && (
                <>
                  with key <em>{key}</em>
                </>
              )}
              {key && address && ', '}
              {address && `from ${address}`}
            </>
          ),
    detail: detail(item, managers),
  }
}

function detail(item: TimelineItem, managers: UserTimelineData['managers']) {
  if (item.source === 'mail') return item.lastError && <p className="text-xs text-bad">{item.lastError}</p>
  if (item.source === 'sign-in' || item.changes.length === 0 || SAID.some((action) => item.action.startsWith(action))) return null
  return <ValueChanges changes={item.changes} managers={managers} />
}

/** Since when a mail is in its state, where that is later than its beginning. */
function mailState(mail: TimelineMail) {
  if (mail.stateAt.getTime() === mail.at.getTime()) return null
  return (
    <>
      {MAIL_STATE_WORDS[mail.state].label} <Timestamp at={mail.stateAt} />, queued
    </>
  )
}

/** The sentence with the role's name in it leading to the role. */
function withRoleLink(sentence: string, { id, name }: TimelineRole) {
  const at = sentence.indexOf(name, 'Role '.length)
  return (
    <>
      {sentence.slice(0, at)}
      <RoleLink id={id} name={name} />
      {sentence.slice(at + name.length)}
    </>
  )
}
