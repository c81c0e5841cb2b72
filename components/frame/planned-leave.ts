/**
 * Whether this page is about to be left for a place of its own choice, because somebody signs out here: the end of its session is then no news,
 * and must not lead elsewhere.
 */
export const plannedLeave = { is: false }
