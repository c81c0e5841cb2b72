/**
 * A mail as a mail program shows it. The frame runs no script and is of no origin; its links open in a tab of their own, as they do from a mail
 * program. `base` needs no address for that, so it passes the page's policy.
 */
export function MailFrame({ title, html }: { title: string; html: string }) {
  return (
    <iframe
      title={title}
      srcDoc={html.replace('<head>', '<head><base target="_blank"/>')}
      sandbox="allow-popups allow-popups-to-escape-sandbox"
      className="h-[36rem] w-full rounded-md border"
    />
  )
}
