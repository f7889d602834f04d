import { expect, test } from 'vitest'
import { checkSeeds } from '../../src/annotation/check-seeds.ts'
import { extracted } from './one-article.ts'
import { makeSeeds, problemsOf } from './seeds-folder.ts'

test('a text must be UTF-8, not empty, without a byte order mark, carriage returns and NULs', async () => {
  const bad: [string, string | Buffer][] = [
    ['bom', '\uFEFFtext'],
    ['crlf', 'one\ntwo\r\nthree'],
    ['empty', ' \n'],
    ['latin1', Buffer.from('one\ntwo caf\xe9', 'latin1')],
    ['nul', 'o\0e'],
  ]
  const files = bad.flatMap(([slug, text]) => [
    [`articles/${slug}.txt`, text] as const,
    [`articles/${slug}.yaml`, extracted] as const,
  ])
  expect(await problemsOf(Object.fromEntries(files))).toEqual([
    'seeds/articles/bom.txt:1:1: begins with a byte order mark: save the file as UTF-8 without one',
    'seeds/articles/crlf.txt:2:4: has a carriage return: save the file with LF line ends',
    'seeds/articles/empty.txt:1:1: is empty',
    'seeds/articles/latin1.txt:2:8: is not UTF-8: save the file in that encoding',
    'seeds/articles/nul.txt:1:2: has a NUL character, which no text may hold',
  ])
})

test('an article is two files named by its slug; hidden files and backups are passed over', async () => {
  const files = {
    'articles/alone.txt': 'text',
    'articles/orphan.yaml': extracted,
    'articles/Not A Slug.txt': 'text',
    'articles/notes.md': 'text',
    'articles/.hidden': '',
    'articles/old.yaml~': '',
    'registry/persons.yml': 'persons: {}',
  }
  expect(await problemsOf(files)).toEqual([
    'seeds/articles/Not A Slug.txt:1:1: "Not A Slug" is not a slug: lower-case letters and digits, in words joined by "-"',
    'seeds/articles/alone.txt:1:1: has no alone.yaml beside it: an article is a text and its annotation',
    'seeds/articles/notes.md:1:1: is neither a text (.txt) nor an annotation (.yaml)',
    'seeds/articles/orphan.yaml:1:1: has no orphan.txt beside it: an article is a text and its annotation',
    'seeds/registry/persons.yml:1:1: does not end in .yaml, as every file here must',
  ])
})

test('a folder without articles is no seeds folder', async () => {
  await expect(checkSeeds('/nowhere/seeds')).rejects.toThrow(
    '/nowhere/seeds is no seeds folder: it holds no folder "articles".',
  )
})

test('YAML that cannot be read is told where it breaks, and does not make references to it wrong', async () => {
  const files = {
    'registry/a.yaml': 'persons:\n  kurt: { name: Kurt }\n  kurt: { name: Kurt }\n',
    'registry/b.yaml': 'persons:\n  ma: { name: Ma\n',
    'registry/c.yaml': 'places: *nothing\n',
    'registry/d.yaml': 'issues: &a\n  x: { name: !!what X, aliases: [*a] }\n',
    'registry/e.yaml': 'persons: {}\n---\npersons: {}\n',
    'articles/a.txt': 'Words.',
    'articles/a.yaml': `${extracted}mentions: [{ quote: Words, person: kurt }]\n`,
  }
  expect(await problemsOf(files)).toEqual([
    'seeds/registry/a.yaml:3:3: is not valid YAML: Map keys must be unique',
    expect.stringMatching(/^seeds\/registry\/b\.yaml:\d:\d+: is not valid YAML: /),
    'seeds/registry/c.yaml:1:9: *nothing has no anchor &nothing before it',
    'seeds/registry/d.yaml:2:14: is not valid YAML: Unresolved tag: tag:yaml.org,2002:what',
    'seeds/registry/e.yaml:2:1: begins a second document: each file holds one',
  ])
})

test('aliases of aliases do not make a small file huge', async () => {
  const levels = 'bcdefghij'.split('').map((name, index) => {
    const below = 'abcdefghij'[index]
    return `${name}: &${name} [${Array(9).fill(`*${below}`).join(', ')}]`
  })
  expect(await problemsOf({ 'registry/bomb.yaml': ['a: &a [x]', ...levels].join('\n') })).toEqual([
    'seeds/registry/bomb.yaml:1:1: has aliases (*name) within aliases: write the words out',
  ])
})

test('an alias stands for its anchor', async () => {
  const yaml = `${extracted}mentions:\n  - &a { quote: One, person: ma }\n  - { quote: Two, person: ma }\n`
  const files = {
    'registry/all.yaml': 'persons: { ma: &who { name: Ma Zhaoxu }, mb: *who }',
    'articles/a.txt': 'One Two',
    'articles/a.yaml': yaml,
  }
  expect((await checkSeeds(await makeSeeds(files))).rows.Person.map(({ slug }) => slug)).toEqual(['ma', 'mb'])
})

test('every fault of shape is told in words, at its line and column, and the rest of the file is checked too', async () => {
  const yaml = `article:
  publishedOn: 2024
  language: [en]
  headlin: Talks
  url: nowhere
origin: CURATOR
reviewStatus: DONE
statements:
uncited: none
entities:
  persons:
    Kurt Campbell: { name: 5 }
    ma: {}
mentions:
  - { quote: Nothing }
  - { quote: Nowhere, person: mb, place: x }
meetings:
  talks:
    participants:
      - { person: ma, role: BOSS, attendance: PRESENT, cite: [5, Words], capacity: '' }
      - { person: ma, organisation: b, role: HOST, cite: [] }
      - { role: HOST, attendance: PRESENT, cite: { quot: Words } }
      - { person: ma, role: HOST, attendance: PRESENT, cite: 5 }
    agenda:
      - { issue: x, outcome: AGREED, raisedBy: { person: a, organization: b }, cite: Not there }
`
  expect(await problemsOf({ 'articles/a.txt': 'Words.', 'articles/a.yaml': yaml })).toMatchInlineSnapshot(`
    [
      "seeds/articles/a.yaml:3:13: "language" must be text, not a list",
      "seeds/articles/a.yaml:4:3: unknown key "headlin"; did you mean "headline"?",
      "seeds/articles/a.yaml:5:8: "url" is not a web address: write https://…",
      "seeds/articles/a.yaml:6:9: "origin" must be ANNOTATION or EXTRACTOR, not "CURATOR"",
      "seeds/articles/a.yaml:7:15: "reviewStatus" must be PROPOSED, ACCEPTED or REJECTED, not "DONE"",
      "seeds/articles/a.yaml:8:12: "statements" must be a list, not nothing",
      "seeds/articles/a.yaml:9:10: "uncited" must be a list, not text",
      "seeds/articles/a.yaml:12:5: "Kurt Campbell" is not a slug: lower-case letters and digits, in words joined by "-"",
      "seeds/articles/a.yaml:13:9: "name" is missing",
      "seeds/articles/a.yaml:15:5: "mentions" item 1 must name one entity, and only one",
      "seeds/articles/a.yaml:16:5: "mentions" item 2 must name one entity, and only one",
      "seeds/articles/a.yaml:18:3: unknown meeting "talks"",
      "seeds/articles/a.yaml:20:29: "role" must be HOST, GUEST, CHAIR, ATTENDEE, ACCOMPANYING, SPEAKER, MEDIATOR or OBSERVER, not "BOSS"",
      "seeds/articles/a.yaml:20:63: "cite" item 1 must be text or a mapping (key: value), not a number",
      "seeds/articles/a.yaml:20:84: "capacity" is empty",
      "seeds/articles/a.yaml:21:9: "attendance" is missing: write PRESENT, EXPECTED, DECLINED or ABSENT",
      "seeds/articles/a.yaml:21:23: unknown key "organisation"; did you mean "organization"?",
      "seeds/articles/a.yaml:21:58: "cite" cites nothing",
      "seeds/articles/a.yaml:22:50: "quote" is missing",
      "seeds/articles/a.yaml:22:52: unknown key "quot"; did you mean "quote"?",
      "seeds/articles/a.yaml:23:62: "cite" must be text, a mapping (key: value) or a list, not a number",
      "seeds/articles/a.yaml:25:18: unknown issue "x"",
      "seeds/articles/a.yaml:25:48: "raisedBy" must name a person or an organization, and only one of them",
      "seeds/articles/a.yaml:25:86: the text does not have this quote, nor anything like it",
    ]
  `)
})
