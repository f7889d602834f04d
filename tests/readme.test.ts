import { readFileSync } from 'node:fs'
import { cp, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { loadSeeds } from '../src/annotation/load-seeds.ts'
import { configVariables } from '../src/platform/config.ts'
import { useTestDatabase } from './support/database.ts'
import { ask } from './support/execute.ts'
import { createFolder } from './support/leftovers.ts'

const readme = readFileSync('README.md', 'utf8')

/** The first block of code in a language. */
const block = (language: string): string => {
  const found = new RegExp(`\`\`\`${language}\n(.*?)\`\`\``, 's').exec(readme)?.[1]
  if (found === undefined) throw new Error(`README.md has no block of ${language}`)
  return found
}

test("the README's query has the answer that stands below it", async () => {
  const kb = await useTestDatabase('seeded')
  const { data, errors } = await ask(kb, block('graphql'))
  expect(errors).toBeUndefined()
  expect(JSON.parse(block('json'))).toEqual({ data })
})

test("the README's own article is loaded as it says", async () => {
  const kb = await useTestDatabase('seeded')
  const folder = createFolder()
  await cp('seeds', path.join(folder, 'seeds'), { recursive: true })
  await writeFile(path.join(folder, 'seeds/articles/example-visit.txt'), block('text'))
  await writeFile(path.join(folder, 'seeds/articles/example-visit.yaml'), block('yaml'))
  await loadSeeds({ database: kb.database, folder: path.join(folder, 'seeds') })
  const { data } = await ask(
    kb,
    `{ meeting(slug: "example-sullivan-ma-talks") { date { edtf } places { name } participations { person { name } } } }`,
  )
  expect(data.meeting).toEqual({
    date: { edtf: '2024-08-26' },
    places: [{ name: 'Beijing' }],
    participations: [{ person: { name: 'Ma Zhaoxu' } }, { person: { name: 'Jake Sullivan' } }],
  })
})

test("the README's table of variables is the program's", () => {
  const rows = configVariables.map(
    (variable) =>
      `| \`${variable.name}\` | ${variable.default === '' ? '–' : `\`${variable.default}\``} | ${variable.meaning} |`,
  )
  expect(readme).toContain(['| --- | --- | --- |', ...rows].join('\n'))
})

test('the README names only scripts and files that there are', () => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'))
  const named = [...readme.matchAll(/npm run (?:-s )?([\w:]+)/g)].map((match) => match[1])
  expect(named.filter((name) => !(name && name in scripts))).toEqual([])
  const links = [...readme.matchAll(/\]\(([^)#:]+)\)/g)].map((match) => match[1] ?? '')
  for (const link of links) expect(() => readFileSync(link), link).not.toThrow(/ENOENT/)
})
