import { FactOrigin, ReviewStatus } from '../../generated/prisma/enums.ts'
import { formatPlace, type Place, type Report } from '../problems.ts'
import type { FactTable, RowOf, Rows } from '../rows.ts'

/** The facts of all articles, each once, whichever articles tell it. */
export interface Facts {
  /**
   * Adds a fact, or to one with the same id what it does not say yet; what contradicts it is reported. The row is kept, and what
   * other articles add goes into it.
   */
  add<Table extends FactTable>(table: Table, row: RowOf<Table>, place: Place): void
  /** Whether a fact of that id was added. */
  has(id: string): boolean
  /** Hands the rows over, in the order in which they came. */
  fill(rows: Rows): void
}

type AnyRow = Record<string, unknown>

interface Known {
  readonly table: FactTable
  readonly row: AnyRow
  /** Where the fact was told first. */
  readonly place: Place
  /** Where columns were said that the first telling left open. Most facts are told in full: there are none. */
  places?: Map<string, Place>
}

const nouns: Record<FactTable, string> = {
  MeetingReport: 'report',
  Participation: 'participation',
  AgendaItem: 'agenda item',
  Position: 'position',
  Statement: 'statement',
}

/** Of two origins or states the first listed wins: a fact that a person wrote or accepted stays so when a machine finds it too. */
const ranks: Record<string, readonly string[]> = {
  origin: [FactOrigin.ANNOTATION, FactOrigin.EXTRACTOR],
  reviewStatus: [ReviewStatus.ACCEPTED, ReviewStatus.PROPOSED, ReviewStatus.REJECTED],
}

const higher = (order: readonly string[], one: unknown, other: unknown): unknown =>
  order.indexOf(String(one)) <= order.indexOf(String(other)) ? one : other

/** The days of a partial date follow from its text, and so need no word of their own. */
const isDerived = (column: string): boolean => /(Earliest|Latest)$/.test(column)

const nameOf = (column: string): string => column.replace(/Id$/, '')

/** Takes note of the facts as articles tell them. */
export const createFacts = (report: Report): Facts => {
  const known = new Map<string, Known>()

  const merge = (fact: Known, added: AnyRow, place: Place): void => {
    const { table, row } = fact
    for (const [column, value] of Object.entries(added)) {
      const before = row[column]
      const order = ranks[column]
      if (order) row[column] = higher(order, before, value)
      else if (before === null) {
        row[column] = value
        fact.places ??= new Map()
        fact.places.set(column, place)
      } else if (value !== null && value !== before && !isDerived(column)) {
        const first = formatPlace(fact.places?.get(column) ?? fact.place)
        report(place, `gives another ${nameOf(column)} than ${first} does for the same ${nouns[table]}`)
      }
    }
  }

  return {
    has: (id) => known.has(id),
    add: (table, row, place) => {
      const first = known.get(row.id)
      if (first) return merge(first, row as unknown as AnyRow, place)
      known.set(row.id, { table, row: row as unknown as AnyRow, place })
    },
    fill: (rows) => {
      for (const { table, row } of known.values()) (rows[table] as AnyRow[]).push(row)
    },
  }
}
