import type { Result } from './measure.mts'

const HEAD = ['what', 'where', 'median ms', '95 % ms', 'ratio']

/** Prints one line for each result; the ratio compares it with the first of the same family. */
export function printTable(results: Result[]): void {
  const rows = results.map(({ family, variant, median, p95, ratio }, i) => [
    family === results[i - 1]?.family ? '' : family,
    variant,
    median.toFixed(2),
    p95.toFixed(2),
    ratio.toFixed(2),
  ])
  const widths = HEAD.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)))
  const line = (cells: string[]) => cells.map((cell, i) => (i < 2 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join('  ')
  console.log(['', line(HEAD), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n'))
}
