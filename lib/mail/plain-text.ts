/** What html-to-text, which has no types of its own, hands to a formatter: the parts of it that are used here. */
type Builder = {
  openBlock(options: { leadingLineBreaks: number }): void
  closeBlock(options: { trailingLineBreaks: number }): void
  addInline(text: string): void
  addLineBreak(): void
}
type Link = { attribs: { href: string }; children: unknown[] }
type Walk = (nodes: unknown[], builder: Builder) => void

/** The button in a text: what it does, and under it the whole address. */
function formatButton(link: Link, walk: Walk, builder: Builder): void {
  builder.openBlock({ leadingLineBreaks: 2 })
  walk(link.children, builder)
  builder.addInline(':')
  builder.addLineBreak()
  builder.addInline(link.attribs.href)
  builder.closeBlock({ trailingLineBreaks: 2 })
}

const BLOCK = { leadingLineBreaks: 2, trailingLineBreaks: 2 }

/** How a mail reads without HTML: options of html-to-text. */
export const PLAIN_TEXT = {
  formatters: { button: formatButton },
  selectors: [
    { selector: 'a.mail-button', format: 'button' },
    { selector: 'h1', options: { ...BLOCK, uppercase: false } },
    { selector: 'ol', options: { ...BLOCK, itemPrefix: ' ' } },
  ],
}
