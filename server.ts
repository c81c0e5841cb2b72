import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import next from 'next'

import { closeSessionWatches } from '@/lib/auth/session-watch'
import { closeDatabase } from '@/lib/db/client'
import { env } from '@/lib/env'
import { SOCKET_ADDRESS_HEADER } from '@/lib/client-address'
import { refuseMethod } from '@/lib/http/refuse-method'
import { refuseUnreadable } from '@/lib/http/refuse-unreadable'
import { sendResponse } from '@/lib/http/send-response'
import { isPlainRequest, isScimRequest, serveScim } from '@/lib/http/serve-scim'
import { logger } from '@/lib/logger'
import { startUp } from '@/lib/start-up'
import { stopWorker } from '@/lib/worker/run-worker'

const GRACE_MS = 10_000

await startUp()
// Next listens for upgrades on the server it is given. It is given one that nobody reaches: on ours, a request with an Upgrade header,
// which HTTP/2 clients send, would be taken from the SCIM API and never be answered.
const app = next({ dev: false, port: env.PORT, httpServer: createServer() })
await app.prepare()
const answerPage = app.getRequestHandler()

async function answer(incoming: IncomingMessage, outgoing: ServerResponse) {
  // Set here and nowhere else: whatever a client sends under this name is overwritten.
  incoming.headers[SOCKET_ADDRESS_HEADER] = incoming.socket.remoteAddress
  const throughNext = env.SCIM_THROUGH_NEXT && isPlainRequest(incoming)
  if (!throughNext && isScimRequest(incoming.url)) return serveScim(incoming, outgoing)
  const refusal = refuseMethod(incoming)
  if (refusal) await sendResponse(refusal, incoming, outgoing)
  else await answerPage(incoming, outgoing)
}

const server = createServer((incoming, outgoing) => {
  answer(incoming, outgoing).catch((error: unknown) => {
    logger.error({ event: 'request-failed', error })
    outgoing.destroy()
  })
})

server.on('clientError', (error, socket) => void refuseUnreadable(error, socket))

server.on('error', (error) => {
  logger.notice(`The server cannot listen on port ${env.PORT}: ${error.message}. Choose another with PORT.`)
  process.exit(1)
})

server.listen(env.PORT, () => {
  logger.notice(`\nThe console is at ${env.APP_URL}\n`)
})

async function stop(signal: string) {
  logger.info({ event: 'stopping', signal })
  // A connection that stays open must not hold the process for ever; what the database acknowledged is safe either way.
  setTimeout(() => process.exit(0), GRACE_MS).unref()
  const closed = new Promise((resolve) => server.close(resolve))
  closeSessionWatches()
  // A browser keeps the connection of an answer that has ended: each is closed as it falls idle.
  const closing = setInterval(() => server.closeIdleConnections(), 100)
  await Promise.all([stopWorker(), closed])
  clearInterval(closing)
  await closeDatabase()
  process.exit(0)
}

for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop(signal))
