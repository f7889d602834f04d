import { constants } from 'node:os'

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/**
 * Has a signal that nothing else handles end the process by `process.exit`, so that what listens to `exit` still runs: a
 * signal's own way ends it without. The exit code is the shell's for it, 128 and its number.
 * @returns what takes that back.
 */
export const exitOnSignals = (): (() => void) => {
  const exit = (signal: NodeJS.Signals) => {
    if (process.listenerCount(signal) === 1) process.exit(128 + constants.signals[signal])
  }
  for (const signal of signals) process.on(signal, exit)
  return () => {
    for (const signal of signals) process.off(signal, exit)
  }
}
