import { ScimError } from '@/lib/scim/scim-error'

/** A 400 of the token endpoint with its error code (RFC 6749 §5.2). */
export class TokenRefusal extends ScimError {
  constructor(
    readonly error: 'invalid_request' | 'invalid_scope' | 'unsupported_grant_type',
    detail: string,
  ) {
    super('invalidSyntax', detail)
  }
}
