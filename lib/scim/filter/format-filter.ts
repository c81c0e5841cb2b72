import type { AttributePath, Filter } from './ast'

/** Writes a filter as text that `parseFilter` reads back as the same filter: for logs and messages. */
export function formatFilter(filter: Filter): string {
  switch (filter.kind) {
    case 'compare':
      return `${formatPath(filter.path)} ${filter.op} ${JSON.stringify(filter.value)}`
    case 'present':
      return `${formatPath(filter.path)} pr`
    case 'not':
      return `not (${formatFilter(filter.operand)})`
    case 'valuePath':
      return `${formatPath(filter.path)}[${formatFilter(filter.filter)}]`
    case 'and':
    case 'or':
      return filter.operands.map(formatOperand).join(` ${filter.kind} `)
  }
}

/** Writes an attribute path as a client would: `urn:...:User:manager.value`. */
export function formatPath({ urn, attribute, subAttribute }: AttributePath): string {
  return `${urn === undefined ? '' : `${urn}:`}${attribute}${subAttribute === undefined ? '' : `.${subAttribute}`}`
}

function formatOperand(operand: Filter): string {
  const text = formatFilter(operand)
  return operand.kind === 'and' || operand.kind === 'or' ? `(${text})` : text
}
