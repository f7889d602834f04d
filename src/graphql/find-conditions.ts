import {
  type DocumentNode,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  Kind,
  type VariableNode,
  visit,
} from 'graphql'

const conditional: readonly string[] = [GraphQLSkipDirective.name, GraphQLIncludeDirective.name]

/** The variables on which `@skip` and `@include` hang, at each place where they do, in all of a document. */
export const findConditions = (document: DocumentNode): VariableNode[] => {
  const found: VariableNode[] = []
  visit(document, {
    [Kind.DIRECTIVE]: ({ name, arguments: [condition] = [] }) => {
      const value = condition?.value
      if (conditional.includes(name.value) && value?.kind === Kind.VARIABLE) found.push(value)
    },
  })
  return found
}
