import type { RowCounts } from '../platform/dump/format.ts'

/** `15 rows (Place 12, Person 3)`; tables without rows are left out. */
export const formatCounts = (counts: RowCounts): string => {
  const filled = Object.entries(counts).filter(([, count]) => count > 0)
  const total = filled.reduce((sum, [, count]) => sum + count, 0)
  const details = filled.map(([table, count]) => `${table} ${count}`).join(', ')
  return `${total} ${total === 1 ? 'row' : 'rows'}${details && ` (${details})`}`
}
