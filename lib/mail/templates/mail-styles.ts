import type { CSSProperties } from 'react'

const FONT = "Inter, 'Segoe UI', -apple-system, BlinkMacSystemFont, Roboto, Helvetica, Arial, sans-serif"

/** The console's colours and measures, inline as mail programs want them. */
export const MAIL_STYLES = {
  page: { backgroundColor: '#f9fafb', margin: 0, padding: '24px 12px', fontFamily: FONT, color: '#161b24' },
  organization: { margin: '0 0 12px', padding: '0 4px', fontSize: '14px', lineHeight: '20px', fontWeight: 600, overflowWrap: 'anywhere' },
  card: { backgroundColor: '#ffffff', border: '1px solid #e2e4e8', borderRadius: '10px', padding: '28px 24px' },
  heading: { margin: '0 0 16px', fontSize: '20px', lineHeight: '28px', fontWeight: 600, overflowWrap: 'anywhere' },
  text: { margin: '0 0 16px', fontSize: '15px', lineHeight: '24px', overflowWrap: 'anywhere' },
  list: { margin: '0 0 16px', paddingLeft: '24px', fontSize: '15px', lineHeight: '24px', overflowWrap: 'anywhere' },
  item: { margin: '0 0 6px', paddingLeft: '4px' },
  button: {
    marginTop: '8px',
    backgroundColor: '#314ec7',
    borderRadius: '8px',
    color: '#ffffff',
    fontSize: '15px',
    fontWeight: 600,
    padding: '12px 20px',
  },
  footer: { margin: '16px 0 0', padding: '0 4px', fontSize: '13px', lineHeight: '20px', color: '#5b606c', overflowWrap: 'anywhere' },
  footerLink: { color: '#5b606c', textDecoration: 'underline' },
} satisfies Record<string, CSSProperties>

/** The same in the dark, for programs that know the media query. Inline styles give way to nothing less than `!important`. */
export const DARK_MAIL_CSS = `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (prefers-color-scheme: dark) {
  .mail-page, .mail-page td { background-color: #0d0e12 !important; color: #e9ebef !important; }
  .mail-card, .mail-card td { background-color: #14161b !important; }
  .mail-card { border-color: #272a30 !important; }
  .mail-button { background-color: #4360db !important; color: #ffffff !important; }
  .mail-footer, .mail-footer a { color: #a0a5ae !important; }
}`
