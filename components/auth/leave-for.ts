/** Goes to `path` as a fresh page, so that nothing of an earlier session is left. Never settles: the form stays busy until it is gone. */
export function leaveFor(path: string): Promise<never> {
  window.location.assign(path)
  return new Promise(() => {})
}
