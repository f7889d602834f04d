import { type DefinitionNode, Kind, type ValidationRule, visit } from 'graphql'
import { limitError, nameOf } from './limit-error.ts'
import { oncePerDefinition } from './once-per-definition.ts'

/** The aliases of fields, by the fields' names. */
type Aliases = Map<string, Set<string>>

/**
 * Refuses operations that ask for one field under more than `most` aliases: at any of its places, in fragments as well, under
 * conditions of type or not. So it does not matter how they are spread out, nor how fields of one name in the answer are merged.
 *
 * A rule of our own: GraphQL Armor's limits the aliases of all fields together, of which answers of many parts have any number.
 */
export const aliasRule =
  (most: number): ValidationRule =>
  (context) => {
    const aliasesOf = oncePerDefinition(findAliases)
    return {
      [Kind.OPERATION_DEFINITION]: (operation) => {
        const fragments = context.getRecursivelyReferencedFragments(operation)
        const all = merge([operation, ...fragments].map(aliasesOf))
        for (const [field, { size: found }] of all) {
          if (found <= most) continue
          const message = `${nameOf(operation)} asks for the field "${field}" under ${found} aliases; at most ${most} are allowed. Ask for several things at once by a list, such as nodes(ids:), or in several operations.`
          context.reportError(
            limitError({ message, code: 'ALIAS_LIMIT_EXCEEDED', limit: most, found, node: operation }),
          )
        }
      },
    }
  }

const findAliases = (definition: DefinitionNode): Aliases => {
  const aliases: Aliases = new Map()
  visit(definition, {
    [Kind.FIELD]: ({ alias, name }) => {
      if (alias && alias.value !== name.value) add(aliases, name.value, [alias.value])
    },
  })
  return aliases
}

const merge = (all: readonly Aliases[]): Aliases => {
  const merged: Aliases = new Map()
  for (const aliases of all) for (const [field, names] of aliases) add(merged, field, names)
  return merged
}

const add = (aliases: Aliases, field: string, names: Iterable<string>): void => {
  const known = aliases.get(field) ?? new Set()
  for (const name of names) known.add(name)
  aliases.set(field, known)
}
