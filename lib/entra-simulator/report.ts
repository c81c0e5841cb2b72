import type { PhaseSummary } from './phase-summary'
import type { Progress, Report } from './recorder'

/** Where a report is written: process.stdout, or what a test puts in its place. */
export type Output = { write: (text: string) => unknown; isTTY?: boolean; columns?: number }

const REDRAW_AFTER = 100
const LINE_AFTER = 10_000
const BAR_WIDTH = 24
const MOST_FINDINGS = 30

/** Shows progress: on a terminal one line that is drawn again, elsewhere a line per phase and one every ten seconds. */
export function createProgressReporter(output: Output): (progress: Progress) => void {
  let drawnAt = Number.NEGATIVE_INFINITY
  return (progress) => {
    const pause = output.isTTY ? REDRAW_AFTER : LINE_AFTER
    const started = progress.state === 'started'
    const important = started || progress.state === 'ended' || progress.state === 'waiting'
    if (!important && performance.now() - drawnAt < pause) return
    drawnAt = performance.now()
    if (output.isTTY) {
      const line = progressLine(progress, true).slice(0, Math.max(20, (output.columns || 100) - 1))
      output.write(`\r\u001b[2K${line}${progress.state === 'ended' ? '\n' : ''}`)
    } else if (!started) output.write(`${progressLine(progress, false)}\n`)
  }
}

function progressLine(progress: Progress, bar: boolean): string {
  const { phase, state, done, total, requests, wrong, seconds, waitSeconds } = progress
  const share = state === 'ended' && wrong === 0 ? 1 : total === 0 ? 0 : Math.min(1, done / total)
  const filled = Math.round(share * BAR_WIDTH)
  const picture = bar ? ` ${'█'.repeat(filled)}${'░'.repeat(BAR_WIDTH - filled)}` : ''
  const rate = seconds > 0 ? Math.round(requests / seconds) : 0
  const waiting = state === 'waiting' && waitSeconds !== undefined ? `, waiting ${waitSeconds.toFixed(1)} s as the service asked` : ''
  return `${phase.padEnd(17)}${picture} ${percent(share)}  ${requests} requests, ${rate}/s, ${wrong} wrong${waiting}`
}

function percent(share: number): string {
  return `${Math.floor(share * 100)}%`.padStart(4)
}

/** The end of a run as text: a table of the phases, what was wrong and why, and the verdict. */
export function formatReport(report: Report): string {
  const parts = [formatTable(report.phases)]
  if (report.notes.length > 0) parts.push(report.notes.map((note) => `- ${note}`).join('\n'))
  if (report.findings.length > 0) parts.push(formatFindings(report))
  parts.push(verdict(report))
  return `\n${parts.join('\n\n')}\n`
}

function verdict(report: Report): string {
  const stopped = report.phases.find((phase) => phase.stopped !== undefined)
  if (report.ok) return `Every answer was right: ${report.requests} requests, ${report.retried} repeated.`
  const quarantine = stopped ? ` Quarantined in ${stopped.phase}: ${stopped.stopped}.` : ''
  return `${report.wrong} of ${report.requests} answers were wrong.${quarantine} Entra would not work well with this service.`
}

function formatTable(phases: PhaseSummary[]): string {
  const head = ['phase', 'requests', 'ok', 'wrong', 'retried', 'p50 ms', 'p95 ms', 'req/s']
  const rows = phases.map((phase) => [
    phase.phase,
    ...[phase.requests, phase.ok, phase.wrong, phase.retried].map(String),
    phase.p50.toFixed(1),
    phase.p95.toFixed(1),
    phase.perSecond.toFixed(0),
  ])
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)))
  const line = (row: string[]) =>
    row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join('  ')
  return [line(head), widths.map((width) => '─'.repeat(width)).join('──'), ...rows.map(line)].join('\n')
}

function formatFindings(report: Report): string {
  const shown = report.findings.slice(0, MOST_FINDINGS).map((finding, at) => {
    const times = finding.count > 1 ? ` (${finding.count} times; the first)` : ''
    return [
      `${at + 1}. ${finding.rule} [${finding.phase}]${times}`,
      `   sent      ${finding.sent}`,
      `   came      ${finding.got}`,
      `   expected  ${finding.expected}`,
      `   see       ${finding.reference}`,
    ].join('\n')
  })
  const left = report.findings.length - shown.length
  return ['Wrong answers:', ...shown, ...(left > 0 ? [`… and ${left} more kinds.`] : [])].join('\n\n')
}
