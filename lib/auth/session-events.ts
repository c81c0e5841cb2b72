import type { Session } from './session'
import { type SessionNews, watchSession } from './session-watch'

const HEADERS = {
  'Content-Type': 'text/event-stream',
  // no-transform: what compresses answers, Next or a proxy, would keep events until it has enough of them.
  'Cache-Control': 'no-store, no-transform',
  'X-Accel-Buffering': 'no',
  // The stream has its connection for itself, and a server that stops does not wait for it.
  Connection: 'close',
}
/**
 * A session as Server-Sent Events (https://html.spec.whatwg.org/multipage/server-sent-events.html): `permission` with what the person may
 * do, at once and whenever it changes, and as the last one why there are no more: `ended`, `full` or `stopping`. The watch is freed when the client goes.
 */
export function sessionEvents({ claims, user: { permission } }: Session): Response {
  const encoder = new TextEncoder()
  let stop: (() => void) | undefined
  const source: UnderlyingDefaultSource<Uint8Array> = {
    // Only when it is read: Next neither reads nor cancels the body for a client that has gone before it could be sent, or that sent HEAD.
    pull: (controller) => {
      if (stop) return
      const send = (text: string) => controller.enqueue(encoder.encode(`${text}\n\n`))
      send(textOf({ kind: 'permission', permission }))
      stop = watchSession({ claims, permission, tell: (news) => send(textOf(news)), end: () => controller.close() })
    },
    cancel: () => stop?.(),
  }
  return new Response(new ReadableStream(source, { highWaterMark: 0 }), { headers: HEADERS })
}

function textOf(news: SessionNews): string {
  if (news.kind === 'nothing') return ': still here'
  // A browser tells its page nothing of an event without data.
  return `event: ${news.kind}\ndata: ${news.kind === 'permission' ? news.permission : news.kind}`
}
