/** Resources on a page when the client does not say how many; advertised in ServiceProviderConfig (RFC 9865 §4). */
export const DEFAULT_PAGE_SIZE = 100

/** The most resources on a page; a larger `count` gets this many. */
export const MAX_PAGE_SIZE = 200
