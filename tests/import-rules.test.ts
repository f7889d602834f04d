import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { createFolder } from './support/leftovers.ts'

const forbidden: [folder: string, specifier: string][] = [
  ['src/lib', '../platform/config.ts'],
  ['src/lib', '../schema.ts'],
  ['src/lib', 'node:fs'],
  ['src/lib', 'graphql'],
  ['src/platform', '../graphql/builder.ts'],
  ['src/platform', '../schema.ts'],
  ['src/graphql', '../entities/person/node.ts'],
  ['src/entities/person', '../meeting/schema.ts'],
  ['src/entities/person', '../../annotation/read.ts'],
  ['src/entities/person', '../../schema.ts'],
  ['src/search', '../annotation/read.ts'],
  ['src/search', '../executor/compiler.ts'],
  ['src/executor', '../entities/person/node.ts'],
  ['src/executor', '../schema.ts'],
  ['src/graphql', '../executor/compiler.ts'],
  ['src/annotation', '../graphql/builder.ts'],
  ['src/server', '../entities/person/node.ts'],
  ['src/client', '../platform/config.ts'],
  ['src/cli', '../entities/person/node.ts'],
  ['prisma', '../src/graphql/builder.ts'],
]

const allowed: [folder: string, specifier: string][] = [
  ['src/platform', '../lib/slug.ts'],
  ['src/entities/person', '../meeting/connection.ts'],
  ['src/entities/person', './schema.ts'],
  ['src/annotation', '../platform/database.ts'],
  ['src/cli', '../schema.ts'],
  ['src/cli', '../executor/compiler.ts'],
  ['src/server', '../executor/compiler.ts'],
  ['src/executor', '../graphql/sql-form.ts'],
  ['prisma', '../src/annotation/load-seeds.ts'],
]

/** Which of these imports the linter refuses, each in a file of its own in its folder. */
const refused = (imports: readonly (readonly [string, string])[]): (readonly [string, string])[] => {
  const project = createFolder()
  cpSync('biome.json', path.join(project, 'biome.json'))
  const files = imports.map(([folder, specifier], index) => {
    const file = path.join(folder, `file-${index}.ts`)
    mkdirSync(path.join(project, folder), { recursive: true })
    writeFileSync(path.join(project, file), `import '${specifier}'\n`)
    return file
  })
  const args = ['lint', '--only=style/noRestrictedImports', '--vcs-enabled=false', '--max-diagnostics=none']
  const { stdout, stderr } = spawnSync(path.resolve('node_modules/.bin/biome'), args, {
    cwd: project,
    encoding: 'utf8',
  })
  return imports.filter((_import, index) => `${stdout}${stderr}`.includes(`${files[index]}:`))
}

test('the linter refuses what a folder may not import', () => {
  expect(refused(forbidden)).toEqual(forbidden)
})

test('and lets pass what it may', () => {
  expect(refused(allowed)).toEqual([])
})
