import type { FactOrigin, ReviewStatus } from '../../generated/prisma/enums.ts'
import type { AnchoredText, Span } from '../../lib/text-anchors.ts'
import type { Place, Report } from '../problems.ts'
import type { ArticleSource } from '../read.ts'
import type { Rows } from '../rows.ts'
import type { Entities } from './entities.ts'
import type { Facts } from './facts.ts'

/** What linking all articles works with. */
export interface Linking {
  readonly entities: Entities
  readonly articleSlugs: ReadonlySet<string>
  readonly facts: Facts
  readonly rows: Rows
  readonly report: Report
}

/** What linking one article works with. */
export interface Scope extends Linking {
  readonly source: ArticleSource
  readonly articleId: string
  readonly anchored: AnchoredText
  /** The spans cited so far. */
  readonly cited: Span[]
  /** Where quotes may belong that were not found, or found several times. */
  readonly doubtful: Span[]
  /** Where each citation stands, by its id. */
  readonly citationPlaces: Map<string, Place>
  /** Where each statement stands, by its id. */
  readonly statementPlaces: Map<string, Place>
  /** Where the value at a path of the annotation stands. */
  at(...path: readonly PropertyKey[]): Place
}

/** The columns that every fact has. */
export const reviewOf = (
  { source }: Scope,
  fact: { reviewStatus?: ReviewStatus | undefined },
): { reviewStatus: ReviewStatus; origin: FactOrigin } => ({
  reviewStatus: fact.reviewStatus ?? source.yaml.data.reviewStatus,
  origin: source.yaml.data.origin,
})
