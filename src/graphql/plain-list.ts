import { acceptedOnly } from './visibility.ts'

/** The most rows that a plain list gives: far more than what such a list holds by nature. */
export const plainListCap = 1000

/** The query of a plain (not paged) list of facts: the accepted ones, capped. */
export const plainList = <Query extends object>(query: Query) => ({
  ...query,
  where: acceptedOnly,
  take: plainListCap,
})
