import type { CodegenConfig } from '@graphql-codegen/cli'

/** The typed client, made from the public schema and the example operations: `npm run generate`. */
const config: CodegenConfig = {
  schema: 'src/schema.graphql',
  documents: 'src/client/operations/*.graphql',
  generates: {
    'src/client/generated/': {
      preset: 'client',
      presetConfig: { fragmentMasking: false, persistedDocuments: true },
      config: {
        useTypeImports: true,
        importExtension: '.ts',
        enumsAsTypes: true,
        defaultScalarType: 'unknown',
        scalars: { Date: 'string', DateTime: 'string', Duration: 'string' },
      },
    },
  },
}

export default config
