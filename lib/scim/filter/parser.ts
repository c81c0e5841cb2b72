import type { Filter } from './ast'

export function parseFilter(text: string): Filter {
  throw new Error(text)
}
