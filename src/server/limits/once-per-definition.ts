import type { DefinitionNode } from 'graphql'

/** What is looked for in operations and fragments, in each of them once, however many operations use a fragment. */
export const oncePerDefinition = <Found>(find: (definition: DefinitionNode) => Found) => {
  const known = new Map<DefinitionNode, Found>()
  return (definition: DefinitionNode): Found => {
    const found = known.get(definition) ?? find(definition)
    known.set(definition, found)
    return found
  }
}
