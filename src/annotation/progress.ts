/** Tells how far a long piece of work has come. */
export interface Progress {
  /** Called at each step; passed on at most once a second, and not at all by work that takes less. */
  step(message: string): void
  /** What must be told, however soon it comes. */
  note(message: string): void
}

/** Progress that hands on a line a second. */
export const createProgress = (onProgress: (line: string) => void, everyMilliseconds = 1000): Progress => {
  let last = performance.now()
  return {
    step: (message) => {
      const now = performance.now()
      if (now - last < everyMilliseconds) return
      last = now
      onProgress(message)
    },
    note: onProgress,
  }
}
