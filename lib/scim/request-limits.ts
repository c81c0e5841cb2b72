/** Largest request body, in bytes; advertised as bulk.maxPayloadSize. Entra's requests are a few kilobytes. */
export const MAX_BODY_BYTES = 1_048_576

/** The most operations in one bulk request; advertised as bulk.maxOperations. */
export const MAX_BULK_OPERATIONS = 1000
