/** What is said of a link that opens nothing, whatever the reason is: it is told to whoever found it. */
export const CLOSED_LINK =
  'This link was used already, is older than 24 hours or was replaced by a newer one. Ask an admin of this console for a new link.'
