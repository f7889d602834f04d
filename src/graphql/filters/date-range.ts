import type { InputRef } from '@pothos/core'
import { Prisma } from '../../generated/prisma/client.ts'
import { builder } from '../builder.ts'

const Certainty = builder.enumType('Certainty', {
  description: 'How a partial date meets a range: "in April" certainly lies in April, and possibly on 30 April.',
  values: {
    CERTAIN: { description: 'All days that the date may mean lie in the range.' },
    POSSIBLE: { description: 'Some day that the date may mean lies in the range.' },
  } as const,
})

export interface DateRangeInput {
  from?: Date | null | undefined
  to?: Date | null | undefined
  certainty: 'CERTAIN' | 'POSSIBLE'
}

export const DateRange: InputRef<DateRangeInput> = builder.inputRef<DateRangeInput>('DateRange').implement({
  description:
    'A range of days, both bounds included; without a bound it is open on that side. What has no date is in no range.',
  fields: (t) => ({
    from: t.field({ type: 'Date', description: 'The first day.' }),
    to: t.field({ type: 'Date', description: 'The last day.' }),
    certainty: t.field({
      type: Certainty,
      required: true,
      defaultValue: 'POSSIBLE',
      description: 'Whether a date must lie in it as a whole, or may in part.',
    }),
  }),
})

/** A Date of the scalar is a day's midnight in UTC; as text no session's time zone moves it. */
const toDay = (date: Date | null | undefined): string | undefined => date?.toISOString().slice(0, 10)

/** That the partial date in the columns `<name>Earliest` and `<name>Latest` meets a range. */
export const rangeSql = (name: string, { certainty, ...range }: DateRangeInput): Prisma.Sql => {
  const [from, to] = [toDay(range.from), toDay(range.to)]
  const earliest = Prisma.raw(`node."${name}Earliest"`)
  const latest = Prisma.raw(`node."${name}Latest"`)
  const isCertain = certainty === 'CERTAIN'
  const [mustBegin, mustEnd] = isCertain ? [earliest, latest] : [latest, earliest]
  return Prisma.join(
    [
      Prisma.sql`${earliest} IS NOT NULL`,
      // What ends in time has begun in time: it says nothing new, but the index is read no further than that.
      ...(to && isCertain ? [Prisma.sql`${earliest} <= ${to}::date`] : []),
      ...(from ? [Prisma.sql`${mustBegin} >= ${from}::date`] : []),
      ...(to ? [Prisma.sql`${mustEnd} <= ${to}::date`] : []),
      ...(from && to ? [Prisma.sql`${from}::date <= ${to}::date`] : []),
    ],
    ' AND ',
  )
}
