/** How long a link to choose a password can be used. */
export const PASSWORD_LINK_HOURS = 24
