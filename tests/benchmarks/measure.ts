const time = async (work: () => Promise<unknown>): Promise<number> => {
  const start = performance.now()
  await work()
  return performance.now() - start
}

/**
 * How many milliseconds each piece of work takes: each once in every round, so that what else the machine does falls on all of them
 * alike. The first rounds warm up, and are not kept.
 */
export const measureInTurn = async (
  works: readonly (() => Promise<unknown>)[],
  { rounds, warmUp }: { rounds: number; warmUp: number },
): Promise<number[][]> => {
  const times = works.map((): number[] => [])
  for (let round = -warmUp; round < rounds; round += 1) {
    for (const [index, work] of works.entries()) {
      const took = await time(work)
      if (round >= 0) times[index]?.push(took)
    }
  }
  return times
}

/** The value below which a share of them lies. */
export const quantile = (values: readonly number[], share: number): number => {
  const sorted = values.toSorted((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}
