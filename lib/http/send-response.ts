import type { IncomingMessage, ServerResponse } from 'node:http'

/** Answers node's request with a Response. */
export async function sendResponse(response: Response, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  outgoing.statusCode = response.status
  response.headers.forEach((value, name) => outgoing.setHeader(name, value))
  // What was not read of a refused body would be taken for the next request on this connection.
  if (!incoming.complete) outgoing.setHeader('Connection', 'close')
  outgoing.end(Buffer.from(await response.arrayBuffer()))
}
