import { parsePartialDate } from '../lib/partial-date.ts'
import { builder } from './builder.ts'

const DatePrecision = builder.enumType('DatePrecision', {
  description: 'How much of a date is given.',
  values: {
    CENTURY: { description: 'A century: `20XX`.' },
    DECADE: { description: 'A decade: `201X`.' },
    YEAR: { description: 'A year: `2024`.' },
    MONTH: { description: 'A month: `2024-04`.' },
    DAY: { description: 'A day: `2024-05-30`.' },
    INTERVAL: { description: 'From one date to another: `2023-06-04/2023-06-10`.' },
  } as const,
})

/** The backing value is the EDTF text, as it is stored. */
export const PartialDate = builder.objectRef<string>('PartialDate').implement({
  description: 'A date as precise as its source gives it, and no more: "in April" is `2024-04`, never 1 April.',
  fields: (t) => ({
    edtf: t.string({
      description: 'In EDTF (ISO 8601-2, level 1): `2024-04`, `2023-06-04/2023-06-10`, `2022-11~` (about).',
      resolve: (edtf) => edtf,
    }),
    earliest: t.field({
      type: 'Date',
      description: 'The first day that it may mean.',
      resolve: (edtf) => parsePartialDate(edtf).earliest,
    }),
    latest: t.field({
      type: 'Date',
      description: 'The last day that it may mean.',
      resolve: (edtf) => parsePartialDate(edtf).latest,
    }),
    precision: t.field({
      type: DatePrecision,
      description: 'How much of it is given.',
      resolve: (edtf) => parsePartialDate(edtf).precision,
    }),
  }),
})
