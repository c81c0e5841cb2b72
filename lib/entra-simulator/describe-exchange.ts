import type { Answer, ScimRequest } from './answer'

const LONGEST = 400

/** One line of what was sent: method, path, query in plain text, body. Headers stay out of it, so no secret can be in it. */
export function describeRequest(request: ScimRequest): string {
  const query = Object.entries(request.query ?? {}).map(([name, value]) => `${name}=${value}`)
  const target = `${request.endpoint}${query.length > 0 ? `?${query.join('&')}` : ''}`
  const credentials = request.credentials === 'none' ? ' without Authorization' : request.credentials === 'wrong' ? ' with a wrong key' : ''
  return shorten(`${request.method} ${target}${credentials}${request.body ? ` ${JSON.stringify(request.body)}` : ''}`)
}

/** One line of what came: status, content type, the body's beginning where it is no page. */
export function describeAnswer(answer: Answer): string {
  if (answer.status === 0) return answer.failure ?? 'no answer'
  const location = answer.status >= 300 && answer.status < 400 ? ` to ${answer.headers.get('location') ?? 'nowhere'}` : ''
  const type = answer.headers.get('content-type') ?? 'no content type'
  const text = /html/i.test(type) ? '' : answer.text.replace(/\s+/g, ' ')
  return shorten(`${answer.status}${location}, ${type}${text ? `: ${text}` : ''}`)
}

/** Cuts a text that would fill the screen, and says so. */
export function shorten(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}… (${text.length} characters)` : text
}
