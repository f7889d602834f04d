import { cpSync, existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { endOnUncaughtErrors } from '../../src/platform/end-on-uncaught.ts'
import { UserError } from '../../src/platform/errors.ts'

// `npm run release:record`: keeps the public schema and the example operations of the version in package.json, as they are now, to
// compare later ones with. What is recorded does not change: a release is recorded once.
endOnUncaughtErrors()
const { version } = JSON.parse(readFileSync('package.json', 'utf8'))
const folder = path.join('tests', 'releases', version)
if (existsSync(folder)) throw new UserError(`${folder} is there already: raise the version in package.json first`)
cpSync('src/schema.graphql', path.join(folder, 'schema.graphql'), { recursive: true })
cpSync('src/client/operations', path.join(folder, 'operations'), { recursive: true })
console.log(`recorded ${folder}; empty tests/releases/acknowledged.yaml, whose changes are in it now`)
