/** What a field of a filter asks of a row; it sees the whole filter. */
export type Conditions<Row, Filter> = {
  readonly [Key in keyof Filter]-?: (row: Row, value: NonNullable<Filter[Key]>, filter: Filter) => boolean
}

type WithNot<Filter> = Filter & { readonly not?: WithNot<Filter> | null }

/** Whether a row meets all fields that a filter has, and not the one under `not`. */
export const meets = <Row, Filter extends object>(
  row: Row,
  filter: WithNot<Filter> | null | undefined,
  conditions: Conditions<Row, Filter>,
): boolean => {
  const { not, ...fields } = filter ?? {}
  const asked = Object.entries(fields).filter(([, value]) => value !== null && value !== undefined)
  const meetsAll = asked.every(([key, value]) => conditions[key as keyof Filter](row, value as never, filter as Filter))
  return meetsAll && !(not && meets(row, not as WithNot<Filter>, conditions))
}
