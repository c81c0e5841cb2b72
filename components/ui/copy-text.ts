/**
 * Puts `value` on the clipboard. Where the browser refuses (no https, no permission) it selects the text of `shownIn` and tries the old
 * command; false means that the text is selected and the person has to press the keys.
 */
export async function copyText(value: string, shownIn: HTMLElement | null): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(value)
    return true
  } catch {
    if (!shownIn) return false
    window.getSelection()?.selectAllChildren(shownIn)
    return document.execCommand('copy')
  }
}
