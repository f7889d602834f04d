import { evidence, evidenceFields, type FactTable } from './evidence.ts'

/** A fact with its evidence, of the kind of one row (`row`, with "type" and "id"); `fields` may use what is joined. */
const branch = (table: FactTable, fields: string, joins: string) => `
  WHEN '${table}' THEN (
    SELECT json_build_object('__typename', '${table}', ${fields}, ${evidenceFields})
    FROM "${table}" fact ${joins} ${evidence(table, 'fact')} WHERE fact."id" = row."id")`

/** The fact that a row of a union of kinds stands for. */
export const factNode = (kinds: Partial<Record<FactTable, { fields: string; joins: string }>>, row: string) =>
  `CASE ${row}."type" ${Object.entries(kinds)
    .map(([table, { fields, joins }]) => branch(table as FactTable, fields, joins))
    .join('')
    .replaceAll('row."id"', `${row}."id"`)} END`
