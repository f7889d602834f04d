import type { Sample } from '../memory.ts'

/** A line through samples by least squares. */
export interface Slope {
  /** Megabytes a minute. */
  readonly perMinute: number
  /** Its standard error, in the same. */
  readonly error: number
  /** How far samples lie from the line, in megabytes: their standard deviation. */
  readonly noise: number
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

/** @throws RangeError where there are fewer than three samples: two have a line, and no noise. */
export const slopeOf = (samples: readonly Sample[]): Slope => {
  const count = samples.length
  if (count < 3) throw new RangeError('too few samples for a slope')
  const meanAt = sum(samples.map(({ at }) => at)) / count
  const meanSize = sum(samples.map(({ megabytes }) => megabytes)) / count
  const spread = sum(samples.map(({ at }) => (at - meanAt) ** 2))
  const slope = sum(samples.map(({ at, megabytes }) => (at - meanAt) * (megabytes - meanSize))) / spread
  const residuals = sum(samples.map(({ at, megabytes }) => (megabytes - meanSize - slope * (at - meanAt)) ** 2))
  const variance = residuals / (count - 2)
  return { perMinute: 60 * slope, error: 60 * Math.sqrt(variance / spread), noise: Math.sqrt(variance) }
}
