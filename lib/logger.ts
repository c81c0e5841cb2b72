import { now } from './clock'

type Fields = { event: string } & Record<string, unknown>

function write(level: 'info' | 'warn' | 'error', fields: Fields) {
  const line = JSON.stringify({ time: now().toISOString(), level, ...fields }, (_key, value: unknown) =>
    value instanceof Error ? { name: value.name, message: value.message, stack: value.stack } : value,
  )
  console[level](line)
}

/** Structured log: one JSON object a line. Callers choose each field; whole requests, headers and bodies are never passed in. */
export const logger = {
  info: (fields: Fields) => write('info', fields),
  warn: (fields: Fields) => write('warn', fields),
  error: (fields: Fields) => write('error', fields),
  /** Text for the person at the terminal, as it is. */
  notice: (text: string) => console.info(text),
}
