import { Kind, type OperationDefinitionNode, parse, type SelectionSetNode } from 'graphql'

interface PageInfo {
  readonly hasNextPage: boolean
  readonly endCursor: string | null
}

/** The variables by which lists of an operation are paged, each with the way to its list. */
const findCursors = (set: SelectionSetNode, way: readonly string[] = []): [string, readonly string[]][] =>
  set.selections.flatMap((field) => {
    if (field.kind !== Kind.FIELD) return []
    const here = [...way, field.alias?.value ?? field.name.value]
    const after = field.arguments?.find(
      ({ name, value }) => name.value === 'after' && value.kind === Kind.VARIABLE,
    )?.value
    const own: [string, readonly string[]][] = after?.kind === Kind.VARIABLE ? [[after.name.value, here]] : []
    return [...own, ...(field.selectionSet ? findCursors(field.selectionSet, here) : [])]
  })

const follow = (data: unknown, way: readonly string[]): { readonly pageInfo: PageInfo } | undefined =>
  way.reduce((value, name) => (value as Record<string, unknown> | null | undefined)?.[name], data) as never

/** The variables for the next page of each of an operation's lists; undefined where none has any. */
export const nextPages = (operation: string, data: unknown): Record<string, string> | undefined => {
  const { selectionSet } = parse(operation).definitions[0] as OperationDefinitionNode
  const pages = findCursors(selectionSet).map(([name, way]) => [name, follow(data, way)?.pageInfo] as const)
  if (!pages.some(([, page]) => page?.hasNextPage)) return undefined
  return Object.fromEntries(pages.flatMap(([name, page]) => (page?.endCursor ? [[name, page.endCursor]] : [])))
}

const cursors = new Set(['cursor', 'startCursor', 'endCursor'])

/** What is answered but for the cursors, which are another in the reference. */
export const withoutCursors = (data: unknown): unknown =>
  JSON.parse(JSON.stringify(data, (key, value) => (cursors.has(key) ? undefined : value)))
