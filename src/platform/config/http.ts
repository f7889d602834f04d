import { resolve } from 'node:path'
import { z } from 'zod'
import { projectRoot } from '../project-root.ts'
import { listOf, oneOf, onOrOff, type VariableGroup } from './variable.ts'

/** What the server tells of itself, and to whom it answers what. */
export const httpVariables = {
  corsCredentials: {
    name: 'READOUT_CORS_CREDENTIALS',
    default: 'off',
    meaning: '`on`: pages of the origins listed by name may send cookies, for a proxy that asks for them',
    schema: onOrOff,
  },
  graphiql: {
    name: 'READOUT_GRAPHIQL',
    default: 'on',
    meaning: '`off`: no GraphiQL page',
    schema: onOrOff,
  },
  introspection: {
    name: 'READOUT_INTROSPECTION',
    default: 'on',
    meaning: '`off`: the schema is not told, nor names that are like a wrong one; GraphiQL then completes nothing',
    schema: onOrOff,
  },
  trustedDocuments: {
    name: 'READOUT_TRUSTED_DOCUMENTS',
    default: 'allow',
    meaning:
      'Documents that clients may send by their ids: `allow` takes those of the manifests, and any others too; `only` takes no others; `off` takes no ids',
    schema: oneOf(['only', 'allow', 'off'], 'is no way to treat documents'),
  },
  trustedDocumentsFiles: {
    name: 'READOUT_TRUSTED_DOCUMENTS_FILES',
    default: 'src/client/generated/persisted-documents.json',
    meaning:
      'Manifests of trusted documents, comma separated; relative to the project. The default is of the example operations',
    schema: listOf(z.string().transform((path) => resolve(projectRoot, path))),
  },
} as const satisfies VariableGroup
