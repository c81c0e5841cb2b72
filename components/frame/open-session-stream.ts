const EVENTS = '/api/session/events'
const FIRST_RETRY_MS = 500
const LAST_RETRY_MS = 30_000
const RETRY_WHEN_FULL_MS = 60_000

/** Who hears that the session has ended, and what its person may do: on connecting, and whenever that changes. */
export type SessionListener = { onEnded: () => void; onPermission: (permission: string) => void }

/** Listens to the server's stream about this session, again and again while the server is away. Resolves once `signal` aborts. */
export function openSessionStream({ listener, signal }: { listener: SessionListener; signal: AbortSignal }): Promise<void> {
  let source: EventSource | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let failures = 0

  const after = (wait: number, act: () => void) => {
    if (!signal.aborted) timer = setTimeout(act, wait)
  }
  const connect = () => {
    const stream = new EventSource(EVENTS)
    source = stream
    stream.addEventListener('permission', ({ data }: MessageEvent<string>) => {
      failures = 0
      listener.onPermission(data)
    })
    stream.addEventListener('ended', () => {
      stream.close()
      listener.onEnded()
    })
    stream.addEventListener('full', () => {
      stream.close()
      after(RETRY_WHEN_FULL_MS, connect)
    })
    stream.addEventListener('error', () => {
      // Closed by the browser: there was an answer, and it was not the stream. Else it would try again by itself, every few seconds for ever.
      const isAnswered = stream.readyState === EventSource.CLOSED
      stream.close()
      // A page that is being left hears an error too, and asks nothing any more.
      after(Math.random() * Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** failures++), () => void (isAnswered ? ask() : connect()))
    })
  }
  const ask = async () => {
    if (await isRefused(signal)) listener.onEnded()
    else if (!signal.aborted) connect()
  }

  return new Promise((resolve) => {
    if (signal.aborted) return resolve()
    signal.addEventListener('abort', () => {
      source?.close()
      clearTimeout(timer)
      resolve()
    })
    connect()
  })
}

/** Whether the server says that there is no session, which an EventSource keeps to itself. */
async function isRefused(signal: AbortSignal): Promise<boolean> {
  const asking = new AbortController()
  try {
    const { status } = await fetch(EVENTS, { cache: 'no-store', signal: AbortSignal.any([signal, asking.signal]) })
    return status === 401
  } catch {
    return false
  } finally {
    asking.abort()
  }
}
