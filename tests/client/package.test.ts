import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

test('the package exports the client, the example operations and the schema', async () => {
  const program = `
    import { createClient } from 'readout/client'
    import { MeetingsOfPersonDocument } from 'readout/client/operations'
    console.log(typeof createClient, MeetingsOfPersonDocument.kind, import.meta.resolve('readout/schema.graphql'))
  `
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', program])
  expect(stdout).toMatch(/^function Document file:.*\/src\/schema\.graphql\n$/)
})
