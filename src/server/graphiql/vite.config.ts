import { defineConfig } from 'vite'
import { precompress } from './precompress.ts'

/** Builds the GraphiQL page into dist/graphiql/: everything it needs, so that it works with no internet. */
export default defineConfig({
  root: import.meta.dirname,
  base: '/graphql/',
  // The server puts a new one in its place at each visit (use-graphiql.ts).
  html: { cspNonce: 'nonce-of-this-visit' },
  build: {
    outDir: '../../../dist/graphiql',
    emptyOutDir: true,
    target: 'es2022',
    // Monaco, the editor inside GraphiQL, is one large chunk that is of no use in parts.
    chunkSizeWarningLimit: 5_000,
    rollupOptions: {
      // Libraries mark code for servers and browsers with directives that mean nothing in a bundle.
      onwarn: (warning, warn) => {
        if (warning.code !== 'MODULE_LEVEL_DIRECTIVE') warn(warning)
      },
    },
  },
  logLevel: 'warn',
  worker: { format: 'es' },
  plugins: [precompress()],
})
