/** What a page says when its action brought no answer. */
export const NO_ANSWER = 'The server could not answer. Press the button again.'
