import { type ExecutionArgs, NoSchemaIntrospectionCustomRule, validate } from 'graphql'
import type { Plugin } from 'graphql-yoga'

/** What the executor takes beside what GraphQL.js has a type for. */
const hideSuggestions: object = { hideSuggestions: true }

/**
 * Where introspection is off, does not tell what the schema is: no `__schema`, no `__type`, and no names that are like a wrong one,
 * neither for documents nor for variables. `__typename` stays: it tells what the client has named itself.
 */
export const useIntrospection = (isOn: boolean): Plugin => {
  if (isOn) return {}
  return {
    onValidate: ({ addValidationRule, setValidationFn }) => {
      addValidationRule(NoSchemaIntrospectionCustomRule)
      setValidationFn((schema, document, rules) => validate(schema, document, rules, hideSuggestions))
    },
    onExecute: ({ executeFn, setExecuteFn }) => {
      setExecuteFn((args: ExecutionArgs) => executeFn({ ...args, ...hideSuggestions }))
    },
  }
}
