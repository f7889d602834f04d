import type { RequestListener } from './records.ts'

/** What the program counts and measures of itself. */
export interface Metrics {
  readonly listener: RequestListener
  /** Media type of the text. */
  readonly contentType: string
  /** All of it as it is now, in Prometheus' text format. */
  read(): Promise<string>
}
