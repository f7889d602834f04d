import type { Plugin } from 'graphql-yoga'
import type { Config } from '../../platform/config.ts'
import { useAliasLimit } from './use-alias-limit.ts'
import { useCostLimit } from './use-cost-limit.ts'
import { useDepthLimit } from './use-depth-limit.ts'
import { useDirectiveLimit } from './use-directive-limit.ts'
import { useDocumentLengthLimit } from './use-document-length-limit.ts'
import { useInputDepthLimit } from './use-input-depth-limit.ts'
import { useTokenLimit } from './use-token-limit.ts'

/** The limits of a document, in the order in which they can be seen: its text, its tokens, its fields, what it costs with its variables. */
export const documentLimits = (limits: Config['limits']): Plugin[] => [
  useDocumentLengthLimit(limits.maxDocumentLength),
  useTokenLimit(limits.maxTokens),
  useDepthLimit(limits.maxDepth),
  useAliasLimit(limits.maxAliases),
  useDirectiveLimit(limits.maxDirectives),
  useInputDepthLimit(limits.maxInputDepth),
  useCostLimit(limits.maxCost),
]
