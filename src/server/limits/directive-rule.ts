import { type DefinitionNode, Kind, type ValidationRule, visit } from 'graphql'
import { limitError, nameOf } from './limit-error.ts'
import { oncePerDefinition } from './once-per-definition.ts'

/**
 * Refuses operations with more than `most` directives, those of its fragments among them. Each is looked at once for a place where it
 * stands, however often its fragment is used; but each choice that `@skip` and `@include` make is another plan to keep.
 *
 * A rule of our own, beside the others: GraphQL Armor's answers with a syntax error that has no code, and validates anew each time.
 */
export const directiveRule =
  (most: number): ValidationRule =>
  (context) => {
    const countOf = oncePerDefinition(countDirectives)
    return {
      [Kind.OPERATION_DEFINITION]: (operation) => {
        const definitions = [operation, ...context.getRecursivelyReferencedFragments(operation)]
        const found = definitions.reduce((sum, definition) => sum + countOf(definition), 0)
        if (found <= most) return
        const message = `${nameOf(operation)} has ${found} directives, with those of its fragments; at most ${most} are allowed. Put one @include or @skip around several fields (... @include(if: $more) { … }), or ask in several operations.`
        context.reportError(
          limitError({ message, code: 'DIRECTIVE_LIMIT_EXCEEDED', limit: most, found, node: operation }),
        )
      },
    }
  }

const countDirectives = (definition: DefinitionNode): number => {
  let count = 0
  const add = () => {
    count += 1
  }
  visit(definition, { [Kind.DIRECTIVE]: add })
  return count
}
