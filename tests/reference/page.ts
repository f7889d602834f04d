export interface PageArguments {
  readonly first?: number | null
  readonly after?: string | null
}

/** One page of a whole list, which is sliced. A cursor here is a place in the list. */
export const toPage = <Row>(list: readonly Row[], { first, after }: PageArguments, toEdge: (row: Row) => object) => {
  const begin = after ? Number(after) + 1 : 0
  const edges = list
    .slice(begin, begin + (first ?? 20))
    .map((row, index) => ({ ...toEdge(row), cursor: String(begin + index) }))
  return {
    totalCount: list.length,
    edges,
    pageInfo: {
      hasNextPage: begin + edges.length < list.length,
      hasPreviousPage: begin > 0,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  }
}
