import type { Answer } from './answer'
import type { Recorder, Verdict } from './recorder'
import { REFERENCES } from './references'

/**
 * What holds for every answer whatever was asked: it comes, it is neither a server error nor a redirect nor HTML, and a body
 * is JSON of the SCIM media type. Marks an answer that is no SCIM at all as broken.
 */
export function checkWire(answer: Answer, recorder: Recorder): void {
  if (answer.vagueThrottling) {
    recorder.wrong(answer, {
      rule: 'A 429 says when to come back',
      expected: 'Retry-After in seconds or as an HTTP date',
      got: '429 without a readable Retry-After',
      reference: REFERENCES.tooManyRequests,
    })
  }
  const breach = findBreach(answer)
  if (breach) {
    answer.broken = true
    recorder.wrong(answer, breach)
    return
  }
  const type = answer.headers.get('content-type') ?? ''
  if (answer.text !== '' && !/^application\/scim\+json\s*(;|$)/i.test(type)) {
    recorder.wrong(answer, {
      rule: 'A body is application/scim+json',
      expected: 'Content-Type: application/scim+json',
      got: `Content-Type: ${type || 'none'}`,
      reference: REFERENCES.mediaType,
    })
  }
}

function findBreach(answer: Answer): Verdict | undefined {
  const { status, text } = answer
  const type = answer.headers.get('content-type') ?? ''
  if (status === 0) return { rule: 'The service answers', expected: 'an answer in time', reference: REFERENCES.serverFault }
  if (status === 429) {
    return { rule: 'Throttling ends', expected: 'an answer after the wait that was asked for', reference: REFERENCES.tooManyRequests }
  }
  if (status >= 500 && status !== 501) {
    return { rule: 'No server error', expected: 'an answer below 500', reference: REFERENCES.serverFault }
  }
  if (status >= 300 && status < 400) {
    return { rule: 'Never a redirect', expected: 'an answer at the Tenant URL itself', reference: REFERENCES.noRedirect }
  }
  if (/text\/html/i.test(type) || /^\s*<(!doctype|html)/i.test(text)) {
    return { rule: 'Never HTML', expected: 'SCIM JSON', reference: REFERENCES.mediaType }
  }
  if (text !== '' && answer.json === undefined) {
    return { rule: 'A body is a JSON object', expected: 'a SCIM message as a JSON object', reference: REFERENCES.mediaType }
  }
  return undefined
}
