type Keep = <Kept>(kept: Kept, end: (kept: Kept) => unknown) => Kept

/** Does some work, and ends all that it was told to keep, the last first, however the work ends. */
export const withAll = async <Result>(work: (keep: Keep) => Promise<Result>): Promise<Result> => {
  const ends: (() => unknown)[] = []
  const keep: Keep = (kept, end) => {
    ends.unshift(() => end(kept))
    return kept
  }
  try {
    return await work(keep)
  } finally {
    for (const end of ends) await end()
  }
}
