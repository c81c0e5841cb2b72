const registry = globalThis as typeof globalThis & { __consoleState?: Map<string, unknown> }

/**
 * One value per process under `name`, made by `create` at first use.
 * Next bundles each route apart and reloads modules in development: a module-level variable exists several times, this does not.
 */
export function processState<T>(name: string, create: () => T): T {
  const state = (registry.__consoleState ??= new Map())
  if (!state.has(name)) state.set(name, create())
  return state.get(name) as T
}

/** Forgets the value under `name`; the next use makes a new one. */
export function dropProcessState(name: string): void {
  registry.__consoleState?.delete(name)
}
