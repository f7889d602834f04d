import { constants } from 'node:os'

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** Who asked for it and has not taken it back: a symbol for each call. */
const askers = new Set<symbol>()

/** One listener for all who ask: of several, each would take the others for a program that handles the signal itself. */
const exit = (signal: NodeJS.Signals): void => {
  if (process.listenerCount(signal) === 1) process.exit(128 + constants.signals[signal])
}

/**
 * Has a signal that nothing else handles end the process by `process.exit`, so that what listens to `exit` still runs: a
 * signal's own way ends it without. The exit code is the shell's for it, 128 and its number.
 * @returns what takes that back, for this call alone.
 */
export const exitOnSignals = (): (() => void) => {
  const asker = Symbol()
  if (askers.size === 0) for (const signal of signals) process.on(signal, exit)
  askers.add(asker)
  return () => {
    if (!askers.delete(asker) || askers.size > 0) return
    for (const signal of signals) process.off(signal, exit)
  }
}
