import { Prisma } from '../generated/prisma/client.ts'
import { parsePartialDate } from '../lib/partial-date.ts'
import { builder } from './builder.ts'
import { inSql, typeInSql } from './sql-form.ts'

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

/** The partial date in the columns `<name>`, `<name>Earliest` and `<name>Latest` of a row, as the SELECT of one row. */
export const partialDateSql = (row: string, name: string): Prisma.Sql =>
  Prisma.raw(
    `SELECT ${row}."${name}" AS "edtf", ${row}."${name}Earliest" AS "earliest", ${row}."${name}Latest" AS "latest"`,
  )

/** What `parsePartialDate` says of a valid text. */
const precisionSql = Prisma.sql`CASE
  WHEN parent."edtf" LIKE '%/%' THEN 'INTERVAL' WHEN parent."edtf" LIKE '%XX' THEN 'CENTURY' WHEN parent."edtf" LIKE '%X' THEN 'DECADE'
  ELSE CASE length(rtrim(parent."edtf", '~?%')) WHEN 4 THEN 'YEAR' WHEN 7 THEN 'MONTH' ELSE 'DAY' END END`

/** The backing value is the EDTF text, as it is stored. */
export const PartialDate = builder.objectRef<string>('PartialDate').implement({
  description: 'A date as precise as its source gives it, and no more: "in April" is `2024-04`, never 1 April.',
  ...typeInSql(
    (column) => Prisma.sql`${partialDateSql('parent', column)} WHERE ${Prisma.raw(`parent."${column}"`)} IS NOT NULL`,
  ),
  fields: (t) => ({
    edtf: t.string({
      description: 'In EDTF (ISO 8601-2, level 1): `2024-04`, `2023-06-04/2023-06-10`, `2022-11~` (about).',
      resolve: (edtf) => edtf,
      ...inSql({ value: () => Prisma.sql`parent."edtf"` }),
    }),
    earliest: t.field({
      type: 'Date',
      description: 'The first day that it may mean.',
      resolve: (edtf) => parsePartialDate(edtf).earliest,
      ...inSql({ value: () => Prisma.sql`parent."earliest"` }),
    }),
    latest: t.field({
      type: 'Date',
      description: 'The last day that it may mean.',
      resolve: (edtf) => parsePartialDate(edtf).latest,
      ...inSql({ value: () => Prisma.sql`parent."latest"` }),
    }),
    precision: t.field({
      type: DatePrecision,
      description: 'How much of it is given.',
      resolve: (edtf) => parsePartialDate(edtf).precision,
      ...inSql({ value: () => precisionSql }),
    }),
  }),
})
