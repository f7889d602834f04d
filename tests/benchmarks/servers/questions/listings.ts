// Meetings that are sorted beforehand, as PostGraphile shows them.

/** The order of a list of them, as its arguments. */
export const listed = 'orderBy: [DATE_EARLIEST_ASC, DATE_LATEST_ASC, SEQUENCE_ASC, SORT_NAME_ASC, MEETING_ID_ASC]'

/** Its answer without the rows of listings, which stand above their meetings. */
export const unlisted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(unlisted)
  if (typeof value !== 'object' || value === null) return value
  if ('listed' in value) return unlisted(value.listed)
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, unlisted(each)]))
}
