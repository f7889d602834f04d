import { expect, test } from 'vitest'
import { checkSeeds } from '../../src/annotation/check-seeds.ts'
import { extracted, textAt, withText } from './one-article.ts'
import { type Files, makeSeeds, problemsOf } from './seeds-folder.ts'

// What stands in a file, chosen to harm: its size and depth, odd characters, what YAML can do. The seeds with any bytes changed are in
// changed-bytes.test.ts, what stands in place of a file in odd-folders.test.ts.

const inRegistry = (content: string | Buffer): Files => ({ 'registry/a.yaml': content })
const person = (declared: string) => inRegistry(`persons:\n  a: ${declared}\n`)
const mention = (quote: string, text = 'Words') =>
  withText(text, `${extracted}mentions: [{ quote: ${quote}, person: ma }]`)

const registryAt = (place: string, message: string) => [`seeds/registry/a.yaml:${place}: ${message}`]
const yamlAt = (place: string, message: string) => [`seeds/articles/a.yaml:${place}: ${message}`]
const depth = 'is nested more than 64 levels deep: nothing in these files lies so deep'
const digits = 'is not a number in plain digits: write 2024, or quote a text'
const turning = '"name" holds a control character, or one that turns text around'
const dated = (date: string) => withText('Words', `article: { publishedOn: ${date} }\norigin: EXTRACTOR\n`)

test.each<[string, Files, string[]]>([
  ['lists 100,000 deep', inRegistry(`persons: ${'['.repeat(100_000)}`), registryAt('1:73', depth)],
  ['mappings 100,000 deep', inRegistry(`persons: ${'{a: '.repeat(100_000)}`), registryAt('1:262', depth)],
  ['items 20,000 deep', inRegistry(`${'- '.repeat(20_000)}x`), registryAt('1:129', depth)],
  [
    'a text of half a megabyte',
    withText('x'.repeat(500_001)),
    textAt('1:1', 'is larger than 500 kB: split it, or take out what does not belong there'),
  ],
  [
    'an annotation of two megabytes',
    withText('Words', `# ${'x'.repeat(2_000_000)}`),
    yamlAt('1:1', 'is larger than 2000 kB: split it, or take out what does not belong there'),
  ],
  [
    'a registry of four megabytes',
    inRegistry(`# ${'x'.repeat(4_000_000)}`),
    registryAt('1:1', 'is larger than 4000 kB: split it, or take out what does not belong there'),
  ],
  [
    'a million commas',
    inRegistry(`persons: [${'1,'.repeat(500_000)}]`),
    registryAt('1:10', 'has more than 1000000 keys, values, signs and line breaks: split it'),
  ],
  [
    'a byte order mark before YAML',
    inRegistry('\uFEFFpersons: {}\n'),
    registryAt('1:1', 'begins with a byte order mark: save the file as UTF-8 without one'),
  ],
  [
    'carriage returns in YAML',
    inRegistry('persons:\r\n  a: { name: A }\r\n'),
    registryAt('1:9', 'has a carriage return: save the file with LF line ends'),
  ],
  [
    'YAML that is not UTF-8',
    inRegistry(Buffer.from('persons: { a: { name: caf\xe9 } }', 'latin1')),
    registryAt('1:26', 'is not UTF-8: save the file in that encoding'),
  ],
  ['a NUL in YAML', person('{ name: "A\0" }'), registryAt('2:16', 'has a NUL character, which no text may hold')],
  [
    'a whole binary file',
    inRegistry(Buffer.from(Array.from({ length: 100_000 }, (_, n) => (n * 7919) % 256))),
    registryAt('1:2', 'is not UTF-8: save the file in that encoding'),
  ],
  [
    'a line of ten megabytes',
    person(`{ name: ${'x'.repeat(10_000_000)} }`),
    registryAt('1:1', 'is larger than 4000 kB: split it, or take out what does not belong there'),
  ],
  [
    'a line of three megabytes',
    person(`{ name: ${'x'.repeat(3_000_000)} }`),
    registryAt('2:14', '"name" is longer than 500 characters'),
  ],
  [
    'a control character in a text',
    withText('Words\n \u001b[31mred'),
    textAt('2:2', 'has the control character U+001B: take it out'),
  ],
  ['one in YAML', person('{ name: X\u0001 }'), registryAt('2:15', 'has the control character U+0001: take it out')],
  ['one by its escape', person('{ name: "X\\u0001" }'), registryAt('2:14', turning)],
  ['a right-to-left override', person('{ name: "X\u202eY" }'), registryAt('2:14', turning)],
  ['a name that nobody sees', person('{ name: "\u200b" }'), registryAt('2:14', '"name" holds no visible character')],
  ['a text that nobody sees', withText('\u200b\u200f\n'), textAt('1:1', 'is empty')],
  [
    'half a character in a quote',
    mention('"\\ud83d"', 'a 😀 b'),
    yamlAt('3:21', '"quote" holds a NUL or half a character'),
  ],
  ['a NUL in a quote', mention('"a\\0"'), yamlAt('3:21', '"quote" holds a NUL or half a character')],
  [
    'accents encoded otherwise',
    mention('café', 'a cafe\u0301 b'),
    yamlAt(
      '3:21',
      'the text does not have this quote, but has it with accents encoded otherwise: copy the words from there',
    ),
  ],
  [
    '.. in a slug',
    inRegistry('persons:\n  ../../etc/passwd: { name: X }\n'),
    registryAt('2:3', '"../../etc/passwd" is not a slug: lower-case letters and digits, in words joined by "-"'),
  ],
  [
    'a slug that pretends to be a line',
    withText('Words', `${extracted}mentions: [{ quote: Words, person: "a\\nseeds/b:1:1: x" }]`),
    yamlAt('3:36', 'unknown person "a<U+000A>seeds/b:1:1: x"'),
  ],
  [
    'a slug in decomposed letters',
    inRegistry('persons:\n  cafe\u0301: { name: X }\n'),
    registryAt('2:3', '"cafe\u0301" is not a slug: lower-case letters and digits, in words joined by "-"'),
  ],
  [
    'a slug without end',
    inRegistry(`persons:\n  ${'a'.repeat(1000)}: { name: X }\n`),
    registryAt('2:3', `"${'a'.repeat(499)}…${'a'.repeat(469)}" is longer than 500 characters`),
  ],
  [
    'a name without end',
    person(`{ name: ${'x'.repeat(501)} }`),
    registryAt('2:14', '"name" is longer than 500 characters'),
  ],
  [
    '__proto__ as a slug',
    inRegistry('persons:\n  __proto__: { name: X }\n'),
    registryAt('2:3', '"__proto__" is no key: name it otherwise'),
  ],
  [
    'a merge key',
    inRegistry('persons:\n  a: &a { name: X }\n  b: { <<: *a }\n'),
    registryAt('3:8', '"<<" is a merge key, which YAML 1.2 does not have: write the words out'),
  ],
  [
    'YAML 1.1',
    inRegistry('%YAML 1.1\n---\npersons: {}\n'),
    registryAt('1:1', 'is YAML 1.1, in which "no" and dates are no texts: take the %YAML line out'),
  ],
  [
    'a second document',
    inRegistry('persons: {}\n---\npersons: {}\n'),
    registryAt('2:1', 'begins a second document: each file holds one'),
  ],
  [
    'a binary tag',
    person('{ name: !!binary aGVsbG8= }'),
    registryAt('2:14', 'is not valid YAML: Unresolved tag: tag:yaml.org,2002:binary'),
  ],
  [
    'a tag of JavaScript',
    person('{ name: !!js/function x }'),
    registryAt('2:14', 'is not valid YAML: Unresolved tag: tag:yaml.org,2002:js/function'),
  ],
  ['a number for a name', person('{ name: 5 }'), registryAt('2:14', '"name" must be text, not a number')],
  ['a hexadecimal year', dated('0x7E8'), yamlAt('1:25', `0x7E8 ${digits}`)],
  ['a year with a power', dated('2e3'), yamlAt('1:25', `2e3 ${digits}`)],
  ['a year with a zero before it', dated('02024'), yamlAt('1:25', `02024 ${digits}`)],
  ['no number', dated('.nan'), yamlAt('1:25', `.nan ${digits}`)],
  [
    'an address that runs',
    withText('Words', 'article: { publishedOn: 2024, url: "javascript:alert(1)" }\norigin: EXTRACTOR\n'),
    yamlAt('1:36', '"url" is not a web address: write https://…'),
  ],
])('%s is refused where it stands', async (_, files, problems) => {
  expect(await problemsOf(files)).toEqual(problems)
})

test('a quote that stands half a million times is told as one that stands often', async () => {
  expect(await problemsOf(mention('aa', 'a'.repeat(500_000)))).toEqual(
    yamlAt('3:21', 'the quote stands 1000 or more times in the text: give a prefix or suffix to say which is meant'),
  )
})

test('a hierarchy of 20,000 levels that goes in a circle is told once', async () => {
  const places = Array.from(
    { length: 20_000 },
    (_, n) => `  p${n}: { name: P${n}, kind: CITY, partOf: p${(n + 1) % 20_000} }\n`,
  )
  const problems = await problemsOf(inRegistry(`places:\n${places.join('')}`))
  expect(problems).toHaveLength(1)
  expect(problems[0]).toMatch(/^seeds\/registry\/a\.yaml:2:39: partOf goes in a circle: p0 → p1 → .*…/)
})

test('a registry of 130,000 persons in some files is taken', async () => {
  const persons = (from: number) =>
    Array.from({ length: 26_000 }, (_, index) => `  p${from + index}: { name: P${from + index} }\n`).join('')
  const files = [0, 26_000, 52_000, 78_000, 104_000].map((from) => [
    `registry/${from}.yaml`,
    `persons:\n${persons(from)}`,
  ])
  const { rows } = await checkSeeds(await makeSeeds(Object.fromEntries(files)))
  expect(rows.Person).toHaveLength(130_000)
})

test('what looks odd and is right is taken as it is', async () => {
  const yaml = `${extracted.replace('2024', '2001-12-14')}mentions: [{ quote: nō, person: a }]\n`
  const files = {
    'registry/a.yaml':
      'persons:\n  a: { name: no, aliases: ["\u05d0\u200f", !!str 5, "2001-12-14"] }\n  constructor: { name: Yes }\n',
    'articles/a.txt': `\t \u202e nō 👋🏽\u2028 ${'x'.repeat(400_000)}\n`,
    'articles/a.yaml': yaml,
  }
  const { rows } = await checkSeeds(await makeSeeds(files))
  expect(rows.Person.map(({ slug, name, aliases }) => [slug, name, aliases])).toEqual([
    ['a', 'no', ['\u05d0\u200f', '5', '2001-12-14']],
    ['constructor', 'Yes', []],
  ])
  expect(rows.Article).toMatchObject([{ text: files['articles/a.txt'], publishedOn: '2001-12-14' }])
})

test('a text with thousands of sentences that nothing cites tells a hundred of them, where they stand', async () => {
  const problems = await problemsOf(withText('Ma came.\n'.repeat(5_000), 'article: { publishedOn: 2024 }\n'))
  expect(problems).toHaveLength(101)
  const uncited = 'no fact cites this sentence, nor does "uncited" list it: "Ma came."'
  expect(problems.slice(99)).toEqual([
    ...textAt('100:1', uncited),
    ...textAt('101:1', 'and more: mend the 100 faults before first'),
  ])
})

test('a file with thousands of faults tells a hundred of them, and soon', async () => {
  const problems = await problemsOf(inRegistry(Array.from({ length: 20_000 }, (_, index) => `k${index}: 1\n`).join('')))
  expect(problems).toHaveLength(101)
  expect(problems.at(-1)).toMatch(/: and more: mend the 100 faults before first$/)
})
