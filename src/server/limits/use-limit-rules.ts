import { type ValidationRule, validate } from 'graphql'
import type { Plugin } from 'graphql-yoga'

/**
 * Has documents checked by rules about their size, before GraphQL's own rules, some of which take long for what is made to be large.
 * Their errors are kept with the document, as all of validation is. A document may be wrong in any way here: it may use what there is
 * not, and fragments may lead in a circle.
 */
export const useLimitRules = (rules: readonly ValidationRule[]): Plugin => ({
  onValidate: ({ validateFn, setValidationFn }) => {
    setValidationFn((schema, document, ...rest) => {
      const errors = validate(schema, document, rules)
      return errors.length > 0 ? errors : validateFn(schema, document, ...rest)
    })
  },
})
