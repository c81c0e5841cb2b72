/** Largest request body, in bytes; advertised as bulk.maxPayloadSize. Entra's requests are a few kilobytes. */
export const MAX_BODY_BYTES = 1_048_576

/** The most operations in one bulk request; advertised as bulk.maxOperations. */
export const MAX_BULK_OPERATIONS = 1000

/** The most bulk jobs that one key may have running at once. Each holds its request and its results in memory. */
export const MAX_BULK_JOBS = 4
