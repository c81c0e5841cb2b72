/** What became of the last test e-mail. `local`: it is in this machine's outbox and left nowhere. */
export type TestMailState = { kind: 'none' } | { kind: 'sent'; text: string; local: boolean } | { kind: 'waits' | 'failed'; text: string }

/** Sends one; the page hands it down. */
export type TestMailAction = (state: TestMailState, form: FormData) => Promise<TestMailState>
