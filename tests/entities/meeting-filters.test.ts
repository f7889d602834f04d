import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../support/database.ts'
import { listOf } from './filtered-list.ts'

// Each field of the filter of meetings.

let kb: TestDatabase

beforeAll(async () => {
  kb = await createTestDatabase('seeded')
})
afterAll(() => kb.drop())

const list = listOf(() => kb)

const kritenbrinkVisits = [
  'kritenbrink-china-visit-2023',
  'kritenbrink-new-zealand-visit-2023',
  'kritenbrink-beijing-visit-2023',
  'kritenbrink-china-new-zealand-visit-2023',
]

describe('meetings are filtered', () => {
  test.each([
    [
      'by all of some participants',
      '{ participants: [{ slug: "kurt-campbell" }, { slug: "ma-zhaoxu" }] }',
      ['campbell-ma-talks-2024', 'campbell-ma-working-lunch-2024'],
    ],
    [
      'by participants who were there, where no attendance is asked for',
      '{ participants: [{ slug: "daniel-kritenbrink" }] }',
      [],
    ],
    [
      'by participants who are expected',
      '{ participants: [{ slug: "daniel-kritenbrink" }], attendance: [EXPECTED] }',
      kritenbrinkVisits,
    ],
    ['by attendance alone', '{ attendance: [DECLINED] }', ['austin-li-meeting-2023']],
    [
      'by organizations with the bodies beneath them',
      '{ organizations: [{ slug: "white-house" }, { slug: "china-government" }] }',
      ['finer-ma-talks-2024', 'sullivan-ma-exchange-2024'],
    ],
    [
      'by issue with the narrower ones',
      '{ issue: { slug: "us-china-communication" }, kind: [SPEECH] }',
      ['austin-shangri-la-speech-2023'],
    ],
    [
      'by place with those within it',
      '{ place: { slug: "china" } }',
      [
        'kritenbrink-china-visit-2023',
        'kritenbrink-beijing-visit-2023',
        'kritenbrink-china-new-zealand-visit-2023',
        'blinken-china-trip-2024',
      ],
    ],
    ['by kind', '{ kind: [MEAL, CONFERENCE] }', ['campbell-ma-working-lunch-2024', 'shangri-la-conference-2023']],
    ['by status', '{ status: [DECLINED] }', ['austin-li-meeting-2023']],
    [
      'by days on which they certainly were',
      '{ during: { from: "2023-06-04", to: "2023-06-07", certainty: CERTAIN } }',
      ['kritenbrink-china-visit-2023'],
    ],
    [
      'by days on which they possibly were',
      '{ during: { from: "2023-06-05", to: "2023-06-07", certainty: POSSIBLE } }',
      kritenbrinkVisits.slice(1),
    ],
    [
      'by days, possibly where nothing is said',
      '{ during: { from: "2024-04-30", to: "2024-04-30" } }',
      ['blinken-china-trip-2024'],
    ],
    ['by a range that is open', '{ during: { to: "2022-12-31" } }', ['g20-summit-2022', 'biden-xi-meeting-2022']],
    ['by article', '{ article: { slug: "2023-06-03-kritenbrink-visit-china" }, kind: [SUMMIT] }', ['g20-summit-2022']],
    [
      'by what they are parts of, at any depth',
      '{ partOf: { slug: "kritenbrink-china-new-zealand-visit-2023" } }',
      kritenbrinkVisits.slice(0, 3),
    ],
    [
      'by whether they are reported as held',
      '{ reportedHeld: false, status: [PLANNED, DECLINED] }',
      [...kritenbrinkVisits, 'ma-us-sectors-exchanges-2024', 'austin-li-meeting-2023'],
    ],
    ['by what they are not', '{ not: { status: [HELD] }, kind: [TALKS] }', ['austin-li-meeting-2023']],
    ['by an empty list, which nothing meets', '{ kind: [] }', []],
    [
      'by an empty list of who must take part, which everything meets',
      '{ participants: [], kind: [MEAL] }',
      ['campbell-ma-working-lunch-2024'],
    ],
    ['by what contradicts itself', '{ during: { from: "2024-12-31", to: "2024-01-01" } }', []],
    ['by a slug that nothing has', '{ issue: { slug: "the-moon" } }', []],
  ])('%s', async (_title, filter, slugs) => {
    const found = await list('meetings', filter)
    expect(new Set(found)).toEqual(new Set(slugs))
    expect(found).toHaveLength(slugs.length)
  })

  test('and what does not meet a filter is the rest, also where a value is missing', async () => {
    const all = await list('meetings', '{}')
    for (const filter of [
      'during: { from: "2024-01-01" }',
      'partOf: { slug: "ma-us-visit-2024" }',
      'place: { slug: "china" }',
    ]) {
      const met = await list('meetings', `{ ${filter} }`)
      const unmet = await list('meetings', `{ not: { ${filter} } }`)
      expect([...met, ...unmet].toSorted()).toEqual(all.toSorted())
    }
  })
})

test('an attendance beside no participants counts for whoever has it', async () => {
  const slugs = await list('meetings', '{ participants: [], attendance: [DECLINED] }')
  expect(slugs).toEqual(await list('meetings', '{ attendance: [DECLINED] }'))
  expect(slugs).not.toEqual([])
})
