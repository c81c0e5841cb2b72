import { ScimError } from '../scim-error'

const CONTEXT = 30
const UNPRINTABLE = /[\p{Surrogate}\p{Control}]/gu

type Misreading = { text: string; position: number; problem: string }

/**
 * A ScimError 400 invalidFilter that quotes the surroundings of the offending place and marks it with `>>>`.
 * `problem` completes the sentence "The filter cannot be read at character n: ...".
 */
export function filterError({ text, position, problem }: Misreading): ScimError {
  const start = Math.max(0, position - CONTEXT)
  const end = Math.min(text.length, position + CONTEXT)
  const before = `${start > 0 ? '...' : ''}${text.slice(start, position)}`
  const after = `${text.slice(position, end)}${end < text.length ? '...' : ''}`
  const excerpt = `${before}>>>${after}`.replaceAll(UNPRINTABLE, '?')
  return new ScimError('invalidFilter', `The filter cannot be read at character ${position + 1}: ${problem}. Correct it here: ${excerpt}`)
}
