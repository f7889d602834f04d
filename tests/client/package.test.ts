import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

test('the package exports the client, the example operations and the schema', async () => {
  const program = `
    import { createClient } from 'readout/client'
    import { CoPresenceDocument } from 'readout/client/operations'
    console.log(typeof createClient, CoPresenceDocument.kind, import.meta.resolve('readout/schema.graphql'))
  `
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', program])
  expect(stdout).toMatch(/^function Document file:.*\/src\/schema\.graphql\n$/)
})

test('what is packed holds what the package exports', async () => {
  const { stdout } = await promisify(execFile)('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'])
  const packed = new Set(JSON.parse(stdout)[0].files.map((file: { path: string }) => file.path))
  for (const file of [
    'dist/client/client.js',
    'dist/client/client.d.ts',
    'dist/client/generated/graphql.js',
    'src/client/generated/persisted-documents.json',
    'src/schema.graphql',
  ]) {
    expect(packed).toContain(file)
  }
})
