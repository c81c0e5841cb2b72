import { queueExpiryAlerts } from '@/lib/alerts/queue-expiry-alerts'
import { env } from '@/lib/env'
import { deliverNextMail } from '@/lib/mail/deliver-mail'
import { dropProcessState, processState } from '@/lib/process-state'
import { deleteOutdated } from './delete-outdated'
import { type Job, runJob } from './run-job'

const STATE = 'worker'
const IDLE_MS = 1_000
const HOUR_MS = 60 * 60 * 1_000

type Worker = { stop: AbortController; ended: Promise<unknown> }

const JOBS: Job[] = [
  { name: 'mail', run: deliverDueMail },
  { name: 'expiry-alerts', run: () => queueExpiryAlerts().then(() => HOUR_MS) },
  { name: 'retention', run: () => deleteOutdated().then(() => HOUR_MS) },
]

/** Starts what this process does on its own: mail, alerts, retention. Once, however often it is called; any number of processes may on one database. */
export function startWorker(): void {
  if (env.NEXT_PHASE === 'phase-production-build' || env.NODE_ENV === 'test') return
  processState(STATE, launch)
}

/** Ends it: no job begins any more, and what is being done, a mail in hand above all, is finished when this returns. */
export async function stopWorker(): Promise<void> {
  const worker = processState<Worker | null>(STATE, () => null)
  dropProcessState(STATE)
  worker?.stop.abort()
  await worker?.ended
}

function launch(): Worker {
  const stop = new AbortController()
  return { stop, ended: Promise.all(JOBS.map((job) => runJob(job, stop.signal))) }
}

async function deliverDueMail(): Promise<number> {
  const delivery = await deliverNextMail()
  if (delivery === 'idle') return IDLE_MS
  return delivery === 'done' ? 0 : delivery.pauseMs
}
