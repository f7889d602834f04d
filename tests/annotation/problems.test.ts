import { expect, test } from 'vitest'
import { checkSeeds } from '../../src/annotation/check-seeds.ts'
import { formatProblem } from '../../src/annotation/problems.ts'
import { problemsIn, registry, text } from './annotated-text.ts'
import { extracted } from './one-article.ts'
import { makeSeeds } from './seeds-folder.ts'

// What is wrong with what an annotation says: its slugs, dates, declarations and facts. What is wrong with its
// quotes is in quote-problems.test.ts.

const report = '[{ status: HELD, cite: Ma talked in Washington. Ma }]'

test('slugs that nothing declares, with a suggestion where one is close', async () => {
  const yaml = `article:
  publishedOn: 2024
  publisher: reuters
  credits: [state-departement]
  syndicationOf: aa
origin: EXTRACTOR
mentions: [{ quote: Campbell, person: kurt-cambell }]
positions:
  - { person: Ma_Zhaoxu, title: Minister, organization: mfa, cite: Ma talked in Washington. Ma }
meetings:
  talk:
    reports: [{ status: HELD, places: [washingtn], cite: Ma talked in Washington. Ma }]
    participants:
      - person: ma
        representing: prc
        role: HOST
        attendance: PRESENT
        cite: { quote: Campbell, attributedTo: { organization: voa } }
    agenda: [{ issue: taiwann, outcome: AGREED, raisedBy: { person: kurt }, cite: Taiwan }]
statements:
  - { quote: Taiwan, kind: QUOTE, speaker: x, organization: y, meeting: z, issues: [i], addressees: [j], sharedBy: [k] }
`
  expect(await problemsIn(yaml)).toEqual([
    '3:14: unknown organization "reuters"',
    '4:13: unknown organization "state-departement"; did you mean "state-department"?',
    '5:18: unknown article "aa"; did you mean "a"?',
    '7:39: unknown person "kurt-cambell"; did you mean "kurt-campbell"?',
    '9:15: unknown person "Ma_Zhaoxu"; did you mean "ma-zhaoxu"?',
    '9:57: unknown organization "mfa"',
    '11:3: unknown meeting "talk"; did you mean "talks"?',
    '12:40: unknown place "washingtn"; did you mean "washington"?',
    '14:17: unknown person "ma"',
    '15:23: unknown organization "prc"',
    '18:64: unknown organization "voa"',
    '19:23: unknown issue "taiwann"; did you mean "taiwan"?',
    '19:69: unknown person "kurt"',
    '21:44: unknown person "x"',
    '21:61: unknown organization "y"',
    '21:73: unknown meeting "z"',
    '21:85: unknown issue "i"',
    '21:102: unknown organization "j"',
    '21:117: unknown organization "k"',
  ])
})

test('dates, language tags and durations that are wrong', async () => {
  const yaml = `article:
  publishedOn: 2023-02-30
  language: english_gb
origin: EXTRACTOR
entities:
  meetings: { lunch: { name: Lunch, kind: MEAL, duration: 2 hours } }
positions:
  - { person: ma-zhaoxu, title: Minister, from: 2024-05, to: 2023, cite: Taiwan }
meetings:
  talks: { reports: [{ status: HELD, date: 2023/.., cite: Taiwan }] }
statements: [{ quote: Taiwan, kind: QUOTE, saidOn: 2024-05-30T10:00Z }]
`
  expect(await problemsIn(yaml)).toEqual([
    '2:16: "2023-02-30" is not in the calendar: it has no such month or day',
    '3:13: "english_gb" is not a BCP 47 language tag: write en, en-GB, zh-Hans',
    '6:59: "2 hours" is not an ISO 8601 duration: write PT2H for two hours, P3D for three days',
    '8:62: "to" is before "from" (2024-05)',
    '10:44: "2023/.." is open: give both ends of an interval',
    '11:52: "2024-05-30T10:00Z" holds a time of day: give the day alone',
  ])
})

test('an entity declared twice, in whichever files', async () => {
  const yaml = `${extracted}entities:\n  persons:\n    ma-zhaoxu: { name: Ma }\n    new: { name: New }\n`
  const second = 'persons:\n  new: { name: New }\n  kurt-campbell: { name: Kurt }\n'
  expect(await problemsIn(yaml, { 'registry/more.yaml': second })).toEqual([
    '5:5: person "ma-zhaoxu" is declared already at seeds/registry/all.yaml:3:3',
    '6:5: person "new" is declared already at seeds/registry/more.yaml:2:3',
    'seeds/registry/more.yaml:3:3: person "kurt-campbell" is declared already at seeds/registry/all.yaml:2:3',
  ])
})

test('what stands under itself, told once for each circle', async () => {
  const circles = `organizations:
  a: { name: A, kind: OTHER, parent: b }
  b: { name: B, kind: OTHER, parent: c }
  c: { name: C, kind: OTHER, parent: a }
  under: { name: Under, kind: OTHER, parent: a }
places:
  self: { name: Self, kind: CITY, partOf: self }
  lost: { name: Lost, kind: CITY, partOf: nowhere }
`
  expect(await problemsIn(extracted, { 'registry/circles.yaml': circles })).toEqual([
    'seeds/registry/circles.yaml:2:38: parent goes in a circle: a → b → c → a',
    'seeds/registry/circles.yaml:7:43: partOf goes in a circle: self → self',
    'seeds/registry/circles.yaml:8:43: unknown place "nowhere"',
  ])
})

test('an article that repeats itself, and lists that do', async () => {
  const yaml = `article: { publishedOn: 2024, syndicationOf: a, credits: [state-department, state-department] }
origin: EXTRACTOR
meetings:
  talks: { reports: [{ status: HELD, places: [washington, washington], cite: Taiwan }] }
statements: [{ quote: Taiwan, kind: QUOTE, issues: [taiwan, taiwan] }]
`
  expect(await problemsIn(yaml)).toEqual([
    '1:46: an article cannot repeat itself',
    '1:77: "state-department" stands in this list already',
    '4:59: "washington" stands in this list already',
    '5:61: "taiwan" stands in this list already',
  ])
})

test('one fact told twice in different ways, within an article and across articles', async () => {
  const participant = (capacity: string, cite: string) =>
    `{ person: ma-zhaoxu, role: HOST, attendance: PRESENT, capacity: ${capacity}, cite: ${cite} }`
  const yaml = `${extracted}meetings:
  talks:
    reports: ${report}
    participants:
      - ${participant('Minister', 'Taiwan')}
      - ${participant('Vice Minister', 'Campbell')}
`
  const other = `${extracted}meetings:
  talks:
    participants:
      - ${participant('Ambassador', 'Taiwan')}
      - { person: ma-zhaoxu, role: HOST, attendance: PRESENT, representing: state-department, cite: Campbell }
positions: [{ person: ma-zhaoxu, title: X, from: 2024, cite: Taiwan }, { person: ma-zhaoxu, title: X, from: 2023, cite: Campbell }]
`
  expect(await problemsIn(yaml, { 'articles/b.txt': text, 'articles/b.yaml': other })).toEqual([
    '8:9: gives another capacity than seeds/articles/a.yaml:7:9 does for the same participation',
    'seeds/articles/b.yaml:6:9: gives another capacity than seeds/articles/a.yaml:7:9 does for the same participation',
    'seeds/articles/b.yaml:8:72: gives another from than seeds/articles/b.yaml:8:13 does for the same position',
  ])
})

test('a meeting whose status no article reports, and one declined that was held', async () => {
  const yaml = `${extracted}meetings:
  talks:
    agenda: [{ issue: taiwan, outcome: AGREED, cite: Taiwan }]
  lunch:
    reports: [{ status: HELD, declinedBy: state-department, cite: Taiwan }]
entities:
  meetings: { lunch: { name: Lunch, kind: MEAL } }
`
  expect(await problemsIn(yaml)).toEqual([
    '4:3: meeting "talks" has facts, but no report of its status in any article',
    '7:43: "declinedBy" goes only with the status DECLINED, not HELD',
  ])
})

test('what is odd, but not wrong, is a warning', async () => {
  const more = `places:
  us: { name: United States, kind: COUNTRY }
  unknown: { name: Atlantis, kind: ISLAND, partOf: ocean }
  ocean: { name: Ocean, kind: WATERS }
  dc: { name: Washington, kind: CITY, partOf: us }
  continent: { name: America, kind: CONTINENT }
`
  const yaml = `${extracted}mentions: [{ quote: Campbell, person: kurt-campbell }, { quote: Ma, prefix: "\\n", person: ma-zhaoxu }]
positions: [{ person: ma-zhaoxu, title: Minister, organization: state-department, cite: Taiwan }]
meetings: { talks: { reports: [{ status: HELD, places: [dc], cite: Taiwan }] } }
`
  const files = {
    'registry/all.yaml': registry,
    'registry/more.yaml': more,
    'articles/a.txt': text,
    'articles/a.yaml': yaml,
  }
  const { warnings } = await checkSeeds(await makeSeeds(files))
  expect(warnings.map(formatProblem)).toEqual([
    'seeds/registry/all.yaml:7:3: place "washington" is neither named nor used by a fact',
    'seeds/registry/more.yaml:3:3: place "unknown" is neither named nor used by a fact',
    'seeds/registry/more.yaml:4:3: place "ocean" is neither named nor used by a fact',
    'seeds/registry/more.yaml:5:3: "Washington" is also a name of place "washington": it is linked only where "mentions" says which is meant',
    'seeds/registry/more.yaml:6:3: place "continent" is neither named nor used by a fact',
  ])
})
