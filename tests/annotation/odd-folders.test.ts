import { execFile, execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { checkSeeds } from '../../src/annotation/check-seeds.ts'
import { projectRoot } from '../../src/platform/project-root.ts'
import { isRoot } from '../support/processes.ts'
import { extracted, textAt, withText } from './one-article.ts'
import { makeSeeds } from './seeds-folder.ts'

// What stands in place of a file: folders, links, pipes, odd names, and what this user may not read. What stands in
// a file is in hostile-files.test.ts.

/** Files in place of which something else stands. */
const makeOddFolder = async (): Promise<string> => {
  const folder = await makeSeeds({
    'articles/a.yaml': extracted,
    'articles/b.yaml': extracted,
    'articles/c.yaml': extracted,
  })
  const at = (name: string) => path.join(folder, 'articles', name)
  mkdirSync(at('a.txt'))
  symlinkSync('/etc/passwd', at('b.txt'))
  symlinkSync('/nowhere', at('c.txt'))
  writeFileSync(at('A.txt'), 'Words')
  writeFileSync(at('x\n\u001b[31m.txt'), 'Words')
  mkdirSync(path.join(folder, 'registry'))
  symlinkSync('loop.yaml', path.join(folder, 'registry', 'loop.yaml'))
  execFileSync('mkfifo', [path.join(folder, 'registry', 'pipe.yaml')])
  return folder
}

const slugRule = 'is not a slug: lower-case letters and digits, in words joined by "-"'
const oddFolderProblems = [
  `seeds/articles/A.txt:1:1: "A" ${slugRule}`,
  'seeds/articles/a.txt:1:1: is no file, as it must be',
  'seeds/articles/b.txt:1:1: is a link to a file outside of the seeds folder: put the file itself here',
  'seeds/articles/c.txt:1:1: is a link to nothing, or has gone meanwhile: put the file itself here',
  `seeds/articles/x<U+000A><U+001B>[31m.txt:1:1: "x<U+000A><U+001B>[31m" ${slugRule}`,
  'seeds/registry/loop.yaml:1:1: is a link to itself: put the file itself here',
  'seeds/registry/pipe.yaml:1:1: is no file, as it must be',
]

test.skipIf(process.platform === 'win32')(
  'folders, links, pipes and odd names: npm run seeds:check tells all',
  async () => {
    const folder = await makeOddFolder()
    const program = path.join(projectRoot, 'src', 'cli', 'seeds-check.ts')
    const stderr = await new Promise<string>((resolve) => {
      execFile(process.execPath, ['--import', 'tsx', program, folder], (_, _stdout, text) => resolve(text))
    })
    expect(stderr).toBe(`${oddFolderProblems.join('\n')}\n`)
  },
)

test.skipIf(isRoot || process.platform === 'win32')(
  'a file that this user cannot read (root can read all)',
  async () => {
    const folder = await makeSeeds(withText('Words'))
    chmodSync(path.join(folder, 'articles', 'a.txt'), 0)
    await expect(checkSeeds(folder)).rejects.toThrow(
      textAt('1:1', 'cannot be read by this user: change its permissions')[0],
    )
  },
)

test('a file in place of a folder', async () => {
  const folder = await makeSeeds({ registry: 'a file' })
  await expect(checkSeeds(folder)).rejects.toThrow(`${folder}/registry is no folder, as it must be.`)
})
