import { type GraphQLError, NoSchemaIntrospectionCustomRule, validate } from 'graphql'
import type { Plugin } from 'graphql-yoga'

/** The end of a message by which GraphQL.js offers names. */
const suggestion = / Did you mean [^?]*\?$/

/**
 * Where introspection is off, does not tell what the schema is: no `__schema`, no `__type`, and no names that are like a wrong one,
 * neither for documents nor for variables. `__typename` stays: it tells what the client has named itself.
 */
export const useIntrospection = (isOn: boolean): Plugin => {
  if (isOn) return {}
  return {
    onValidate: ({ addValidationRule, setValidationFn }) => {
      addValidationRule(NoSchemaIntrospectionCustomRule)
      setValidationFn((schema, document, rules) => validate(schema, document, rules, { hideSuggestions: true }))
    },
    onExecute: () => ({
      // The executor has the same option, but does not pass it on to where variables are read.
      onExecuteDone: ({ result }) => {
        if ('errors' in result) result.errors?.forEach(hideSuggestion)
      },
    }),
  }
}

/** Errors with a path are the resolvers', whose words are chosen. */
const hideSuggestion = (error: GraphQLError): void => {
  if (error.path === undefined) error.message = error.message.replace(suggestion, '')
}
