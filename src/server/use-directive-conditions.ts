import { GraphQLError, getOperationAST, separateOperations, type VariableNode } from 'graphql'
import type { Plugin } from 'graphql-yoga'
import { findConditions } from '../graphql/find-conditions.ts'

/**
 * Refuses null for a variable on which `@skip` or `@include` hangs: one that has a default may have the type `Boolean`, and so may be null.
 * GraphQL makes that an error of the field beneath which the directive is met (5.8.5); but some who look at what is selected, as Pothos does, meet
 * also what stands in fragments of other types. So that the answer does not hang on who looks, nothing is executed.
 */
export const useDirectiveConditions = (): Plugin => ({
  onExecute: ({ args: { document, operationName, variableValues }, setResultAndStopExecution }) => {
    const isNull = (name: string) => variableValues?.[name] === null
    if (!Object.keys(variableValues ?? {}).some(isNull)) return
    const name = getOperationAST(document, operationName)?.name?.value ?? ''
    const asked = separateOperations(document)[name]
    const nulls = asked ? findConditions(asked).filter((variable) => isNull(variable.name.value)) : []
    const [first] = nulls
    if (first) setResultAndStopExecution({ errors: [nullError(first.name.value, nulls)] })
  },
})

const nullError = (name: string, nodes: readonly VariableNode[]): GraphQLError =>
  new GraphQLError(
    `The variable "$${name}" is null, but @skip and @include hang on it: send true or false, or leave it out`,
    {
      nodes: nodes.filter((node) => node.name.value === name),
      extensions: { code: 'BAD_USER_INPUT', http: { status: 400, spec: true } },
    },
  )
