import { Kind, type SelectionNode, type SelectionSetNode, type ValidationContext, type ValidationRule } from 'graphql'
import { limitError, nameOf } from './limit-error.ts'

/**
 * What is no level of its own: `edges { node }` belongs to its list (Relay), `ofType` to the type that it is part of (introspection
 * asks for nine of them). None of these can follow itself without end and lead anywhere.
 */
const uncounted = new Set(['edges', 'node', 'ofType'])

/**
 * Refuses operations whose fields lie deeper in one another than `most` levels. Fragments are no levels, whatever their names.
 *
 * A rule of our own: GraphQL Armor's counts the parts of connections, which are half of the levels here, and lets anything pass
 * beneath `__schema`. How deep introspection goes is limited by graphql-js as well (MaxIntrospectionDepthRule).
 */
export const depthRule =
  (most: number): ValidationRule =>
  (context) => {
    const depthOf = createDepth(context)
    return {
      [Kind.OPERATION_DEFINITION]: (operation) => {
        const found = depthOf(operation.selectionSet)
        if (found <= most) return
        const message = `${nameOf(operation)} has fields ${found} levels deep; at most ${most} are allowed. Ask for what lies deeper in another operation, by its id.`
        context.reportError(limitError({ message, code: 'DEPTH_LIMIT_EXCEEDED', limit: most, found, node: operation }))
      },
    }
  }

const createDepth = (context: ValidationContext) => {
  /** Of fragments, each looked at once. One that contains itself has no depth, and is refused by GraphQL's own rules. */
  const depths = new Map<string, number>()
  const depthOfFragment = (name: string): number => {
    const known = depths.get(name)
    if (known !== undefined) return known
    depths.set(name, 0)
    const depth = depthOf(context.getFragment(name)?.selectionSet)
    depths.set(name, depth)
    return depth
  }
  const depthOfSelection = (node: SelectionNode): number => {
    if (node.kind === Kind.FRAGMENT_SPREAD) return depthOfFragment(node.name.value)
    const isLevel = node.kind === Kind.FIELD && !uncounted.has(node.name.value)
    return depthOf(node.selectionSet) + (isLevel ? 1 : 0)
  }
  const depthOf = (set: SelectionSetNode | undefined): number =>
    Math.max(0, ...(set?.selections ?? []).map(depthOfSelection))
  return depthOf
}
