import type { Plugin } from 'graphql-yoga'
import type { Config } from '../../platform/config.ts'
import { aliasRule } from './alias-rule.ts'
import { depthRule } from './depth-rule.ts'
import { directiveRule } from './directive-rule.ts'
import { argumentDepthRule, useVariableDepthLimit } from './input-depth.ts'
import { useCostLimit } from './use-cost-limit.ts'
import { useDocumentLengthLimit } from './use-document-length-limit.ts'
import { useLimitRules } from './use-limit-rules.ts'
import { useTokenLimit } from './use-token-limit.ts'

/** The limits of a document, in the order in which they can be seen: its text, its tokens, its fields, what it costs with its variables. */
export const documentLimits = (limits: Config['limits']): Plugin[] => [
  useDocumentLengthLimit(limits.maxDocumentLength),
  useTokenLimit(limits.maxTokens),
  useLimitRules([
    depthRule(limits.maxDepth),
    aliasRule(limits.maxAliases),
    directiveRule(limits.maxDirectives),
    argumentDepthRule(limits.maxInputDepth),
  ]),
  useVariableDepthLimit(limits.maxInputDepth),
  useCostLimit(limits),
]
