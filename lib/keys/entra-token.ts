import { decodeJwt } from 'jose'

const ISSUER = /^https:\/\/(?:login\.microsoftonline\.(?:com|us)|login\.partner\.microsoftonline\.cn|sts\.windows\.net)\//

/**
 * Whether a text says of itself that it is a token of Microsoft Entra ID, which arrives when *Secret Token* is empty there. Believes what
 * it reads and checks nothing: for the words of a refusal only.
 */
export function isEntraToken(text: string): boolean {
  try {
    return ISSUER.test(decodeJwt(text).iss ?? '')
  } catch {
    return false
  }
}
