import type { Duplex } from 'node:stream'

import { newRequestId } from '@/lib/ids'
import { ScimError } from '@/lib/scim/scim-error'
import { renderError } from './scim-response'

/**
 * Answers what node could not read as a request, such as a filter that fills the header section, in SCIM's words: Entra shows them to its
 * admin. For the `clientError` event of node's server; ends the connection.
 */
export async function refuseUnreadable(error: NodeJS.ErrnoException, socket: Duplex): Promise<void> {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy()
    return
  }
  const requestId = newRequestId()
  const response = renderError(refusalOf(error.code), requestId)
  response.headers.set('X-Request-Id', requestId)
  response.headers.set('Connection', 'close')
  const body = await response.text()
  response.headers.set('Content-Length', String(Buffer.byteLength(body)))
  const fields = [...response.headers].map(([name, value]) => `${name}: ${value}\r\n`)
  socket.end(`HTTP/1.1 ${response.status} \r\n${fields.join('')}\r\n${body}`)
}

function refusalOf(code: string | undefined): ScimError {
  if (code === 'HPE_HEADER_OVERFLOW')
    return new ScimError('headersTooLarge', 'Address and headers are too long together. Send a long search by POST to /.search.')
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return new ScimError('timedOut', 'The request took too long to arrive. Send it again.')
  return new ScimError('invalidSyntax', 'This is not a readable HTTP request. Use the Tenant URL as it was shown.')
}
