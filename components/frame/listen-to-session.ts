import { openSessionStream, type SessionListener } from '@/components/frame/open-session-stream'

/** One name for the lock that a single tab holds, and for the channel to the others. */
const NAME = 'session-watch'

/** Between tabs: what the stream said, and a tab that asks for what it may have missed. */
type Message = { kind: 'ended' | 'asked' } | { kind: 'permission'; permission: string }

/**
 * Hears what becomes of this browser's session. Over HTTP/1.1 a browser opens no more than six connections to a server, so one tab has the
 * stream and passes on what it says; when it closes, the next tab takes over. Without Web Locks (plain http) each tab has its own.
 * Answers the function that stops listening.
 */
export function listenToSession({ onEnded, onPermission }: SessionListener): () => void {
  const stopping = new AbortController()
  const channel = new BroadcastChannel(NAME)
  const say = (message: Message) => channel.postMessage(message)
  let known: string | null = null

  // Whoever waits for the stream must not ask for a session that is gone.
  const end = () => {
    stopping.abort()
    onEnded()
  }
  channel.onmessage = ({ data }: MessageEvent<Message>) => {
    if (data.kind === 'ended') end()
    else if (data.kind === 'permission') onPermission(data.permission)
    else if (known !== null) say({ kind: 'permission', permission: known })
  }
  say({ kind: 'asked' })

  const listener: SessionListener = {
    onEnded: () => {
      say({ kind: 'ended' })
      end()
    },
    onPermission: (permission) => {
      known = permission
      say({ kind: 'permission', permission })
      onPermission(permission)
    },
  }
  const stream = () => openSessionStream({ listener, signal: stopping.signal })
  // A tab that stops while it waits for its turn has its request refused, which is what it wants.
  if ('locks' in navigator) navigator.locks.request(NAME, { signal: stopping.signal }, stream).catch(() => {})
  else void stream()
  return () => {
    stopping.abort()
    channel.close()
  }
}
