/** Starts every Management API key, so that people and secret scanners recognise one. */
export const KEY_PREFIX = 'mk_'
