import { Agent, request } from 'node:http'

export type BenchAnswer = { milliseconds: number; body: string }

/** Sends one request over a connection that stays open and returns how long it took until the last byte. Throws when it is refused. */
export type BenchClient = (method: string, path: string, body?: unknown) => Promise<BenchAnswer>

/** A client of the SCIM API that costs as little as possible itself. */
export function createBenchClient(tenantUrl: string, secret: string): BenchClient {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  return (method, path, body) =>
    new Promise((resolve, reject) => {
      const payload = body === undefined ? '' : JSON.stringify(body)
      const headers = {
        authorization: `Bearer apikey:${secret}`,
        ...(payload && { 'content-type': 'application/scim+json', 'content-length': Buffer.byteLength(payload) }),
      }
      const started = performance.now()
      const outgoing = request(tenantUrl + path, { method, agent, headers }, (incoming) => {
        const chunks: Buffer[] = []
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
        incoming.on('error', reject)
        incoming.on('end', () => {
          const milliseconds = performance.now() - started
          const text = Buffer.concat(chunks).toString()
          if ((incoming.statusCode ?? 500) < 300) resolve({ milliseconds, body: text })
          else reject(new Error(`${method} ${path.slice(0, 200)} answered ${incoming.statusCode}: ${text.slice(0, 500)}`))
        })
      })
      outgoing.on('error', reject)
      outgoing.end(payload)
    })
}
