import { describe, expect, test } from 'vitest'
import { type TestDatabase, useTestDatabase } from '../support/database.ts'
import { ask, countStatements } from '../support/execute.ts'
import { type InventedMeeting, present, storeMeetings } from './meetings-folder.ts'

const persons = ['ann', 'bob', 'cyd', 'dan', 'eve']
const meetingOf = (...slugs: string[]): InventedMeeting => ({ participants: slugs.map((slug) => present(slug)) })

const hops = `length from { slug } to { slug }
  hops { from { slug } to { slug } meeting { slug status } participations {
    person { slug } meeting { slug } attendance citations { edges { node { exact } } } } }`
const chain = (from: string, to: string, more = '') => `chain(from: { slug: "${from}" }, to: { slug: "${to}" } ${more})`

type Hop = { from: { slug: string }; to: { slug: string }; meeting: { slug: string } }

/** A chain in short: `ann talks bob lunch cyd`; null where there is none. */
const show = async (kb: TestDatabase, from: string, to: string, more = '') => {
  const { data, errors } = await ask(kb, `{ ${chain(from, to, more)} { ${hops} } }`)
  expect(errors).toBeUndefined()
  if (data.chain === null) return null
  return [from, ...data.chain.hops.map((hop: Hop) => `${hop.meeting.slug} ${hop.to.slug}`)].join(' ')
}

test('a chain is hops from one to the other, each with its meeting and with the words that say that both were there', async () => {
  const kb = await useTestDatabase()
  await storeMeetings(kb, persons, { talks: meetingOf('ann', 'bob'), lunch: meetingOf('bob', 'cyd') })
  const { data, errors } = await ask(kb, `{ ${chain('ann', 'cyd')} { ${hops} } }`)
  expect(errors).toBeUndefined()
  const hop = (from: string, to: string, meeting: string) => ({
    from: { slug: from },
    to: { slug: to },
    meeting: { slug: meeting, status: 'HELD' },
    participations: [from, to].map((slug) => ({
      person: { slug },
      meeting: { slug: meeting },
      attendance: 'PRESENT',
      citations: { edges: [{ node: { exact: 'met' } }] },
    })),
  })
  expect(data.chain).toEqual({
    length: 2,
    from: { slug: 'ann' },
    to: { slug: 'cyd' },
    hops: [hop('ann', 'bob', 'talks'), hop('bob', 'cyd', 'lunch')],
  })
})

test('the shortest chain is given, always the same, each hop by the latest meeting of the two', async () => {
  const kb = await useTestDatabase()
  await storeMeetings(kb, persons, {
    first: { ...meetingOf('ann', 'bob'), date: '2023-05' },
    undated: meetingOf('ann', 'bob'),
    earlier: { ...meetingOf('ann', 'bob', 'dan'), date: '2023-04' },
    second: { ...meetingOf('bob', 'cyd'), date: '2023-06' },
    third: { ...meetingOf('bob', 'cyd'), date: '2023-06-15' },
  })
  expect(await show(kb, 'ann', 'bob')).toBe('ann first bob')
  expect(await show(kb, 'ann', 'cyd')).toBe('ann first bob third cyd')
  expect(await show(kb, 'cyd', 'ann')).toBe('cyd third bob first ann')
  expect(await show(kb, 'ann', 'dan')).toBe('ann earlier dan')
  expect(await show(kb, 'ann', 'eve')).toBeNull()
  await storeMeetings(kb, persons, {
    a: meetingOf('ann', 'bob'),
    b: meetingOf('ann', 'cyd'),
    c: meetingOf('bob', 'dan'),
    d: meetingOf('cyd', 'dan'),
  })
  const chosen = await show(kb, 'ann', 'dan')
  expect(['ann a bob c dan', 'ann b cyd d dan']).toContain(chosen)
  expect(await show(kb, 'ann', 'dan')).toBe(chosen)
})

test('somebody who has two parts in a meeting is reached once, and nobody meets himself', async () => {
  const kb = await useTestDatabase()
  const host = present('ann').replace('ATTENDEE', 'HOST')
  await storeMeetings(kb, persons, { talks: { participants: [host, present('ann'), present('bob')] } })
  const { data } = await ask(
    kb,
    `{ ${chain('bob', 'ann')} { length hops { participations { person { slug } role } } } }`,
  )
  expect(data.chain).toEqual({
    length: 1,
    hops: [
      {
        participations: [
          { person: { slug: 'bob' }, role: 'ATTENDEE' },
          { person: { slug: 'ann' }, role: 'HOST' },
        ],
      },
    ],
  })
  expect(await show(kb, 'ann', 'ann')).toBe('ann')
  expect((await ask(kb, `{ ${chain('cyd', 'cyd')} { length hops { __typename } } }`)).data.chain).toEqual({
    length: 0,
    hops: [],
  })
})

describe('a meeting does not count', () => {
  const bob = (attendance: string) => present('bob').replace('PRESENT', attendance)
  test.each<[string, InventedMeeting]>([
    ['that is planned', { ...meetingOf('ann', 'bob'), status: 'PLANNED' }],
    ['that was declined', { ...meetingOf('ann', 'bob'), status: 'DECLINED' }],
    ['at which one of the two was only expected', { participants: [present('ann'), bob('EXPECTED')] }],
    ['that one of the two declined', { participants: [present('ann'), bob('DECLINED')] }],
    ['from which one of the two was absent', { participants: [present('ann'), bob('ABSENT')] }],
    [
      'at which nobody has accepted that one of the two was there',
      { participants: [present('ann'), present('bob', ', reviewStatus: PROPOSED')] },
    ],
  ])('%s', async (_title, meeting) => {
    const kb = await useTestDatabase()
    await storeMeetings(kb, persons, { meeting })
    expect(await show(kb, 'ann', 'bob')).toBeNull()
    expect(await show(kb, 'bob', 'ann')).toBeNull()
  })

  test('whose report as held nobody has accepted', async () => {
    const kb = await useTestDatabase()
    await storeMeetings(kb, persons, { meeting: meetingOf('ann', 'bob') })
    await kb.database.meetingReport.updateMany({ data: { reviewStatus: 'REJECTED' } })
    expect(await show(kb, 'ann', 'bob')).toBeNull()
  })
})

/** Thirteen persons of whom each met the next, a call that is a short cut, and a hall of two hundred at the end. */
const storeLine = async (kb: TestDatabase) => {
  const line = Array.from({ length: 13 }, (_, index) => `p${index}`)
  const hall = Array.from({ length: 200 }, (_, index) => `guest${index}`)
  const talks = line.slice(1).map((slug, index) => [`m${index}`, meetingOf(`p${index}`, slug)] as const)
  await storeMeetings(kb, [...line, ...hall, 'nobody'], {
    ...Object.fromEntries(talks),
    call: { ...meetingOf('p0', 'p9'), kind: 'CALL', date: '2024-05' },
    gala: meetingOf('p12', ...hall),
  })
}
const talks = ', filter: { kind: [TALKS] }'

describe('a chain is asked for', () => {
  test('by ids, and by slugs that somebody has', async () => {
    const kb = await useTestDatabase()
    await storeMeetings(kb, persons, { talks: meetingOf('ann', 'bob') })
    const { data } = await ask(kb, '{ one: person(slug: "ann") { id } other: person(slug: "bob") { id } }')
    const query = 'query ($from: ID!, $to: ID!) { chain(from: { id: $from }, to: { id: $to }) { length } }'
    const found = await ask(kb, query, { from: data.one.id, to: data.other.id })
    expect(found).toEqual({ data: { chain: { length: 1 } } })
    expect(await show(kb, 'ann', 'no-such-person')).toBeNull()
    expect(await show(kb, 'no-such-person', 'no-such-person')).toBeNull()
    expect(await show(kb, 'No Slug', 'ann')).toBeNull()
  })

  test('through the meetings that meet a filter', async () => {
    const kb = await useTestDatabase()
    await storeLine(kb)
    expect(await show(kb, 'p0', 'p9')).toBe('p0 call p9')
    expect(await show(kb, 'p1', 'p9', ', filter: { kind: [TALKS, CALL] }')).toBe('p1 m0 p0 call p9')
    expect(await show(kb, 'p6', 'p9', talks)).toBe('p6 m6 p7 m7 p8 m8 p9')
    expect(await show(kb, 'p0', 'p9', ', filter: { during: { to: "2024-01-01" } }')).toBeNull()
    expect(await show(kb, 'p0', 'p1', ', filter: { kind: [] }')).toBeNull()
  })

  test('with no more than some hops, 6 where nothing is said', async () => {
    const kb = await useTestDatabase()
    await storeLine(kb)
    expect(await show(kb, 'p0', 'p1', ', maxHops: 1')).toBe('p0 m0 p1')
    expect(await show(kb, 'p0', 'p2', ', maxHops: 1')).toBeNull()
    expect(await show(kb, 'p0', 'p6', talks)).toMatch(/p6$/)
    expect(await show(kb, 'p0', 'p7', talks)).toBeNull()
    expect(await show(kb, 'p0', 'p7', `${talks}, maxHops: null`)).toBeNull()
    expect(await show(kb, 'p0', 'p7', `${talks}, maxHops: 7`)).toMatch(/p7$/)
    expect(await show(kb, 'p0', 'p10', `${talks}, maxHops: 10`)).toMatch(/p10$/)
  })

  test.each([
    ['from: { slug: "ann" }, to: { slug: "bob" }, maxHops: 0', 'maxHops: 0 is out of bounds: ask for 1 to 10 hops'],
    ['from: { slug: "ann" }, to: { slug: "bob" }, maxHops: 11', 'maxHops: 11 is out of bounds: ask for 1 to 10 hops'],
    ['from: { id: "x" }, to: { slug: "bob" }', 'from.id: "x" is not the id of the type Person'],
    ['from: { slug: "ann" }, to: { id: "x" }', 'to.id: "x" is not the id of the type Person'],
    [
      'from: { slug: "ann" }, to: { slug: "bob" }, filter: { place: { id: "x" } }',
      'filter.place.id: "x" is not the id of the type Place',
    ],
  ])('but not by %s', async (args, message) => {
    const { errors } = await ask(await useTestDatabase(), `{ chain(${args}) { length } }`)
    expect(errors).toMatchObject([{ message, extensions: { code: 'BAD_USER_INPUT' } }])
  })

  test('at the cost of one statement for each hop and one for each kind of row, however many met', async () => {
    const kb = await useTestDatabase()
    await storeLine(kb)
    const cost = (from: string, to: string, select: string) =>
      countStatements(kb, () => ask(kb, `{ ${chain(from, to, `${talks}, maxHops: 10`)} { ${select} } }`))
    const ends = 1
    expect(await cost('p0', 'p10', 'length')).toBe(ends + 10)
    expect(await cost('p0', 'p12', 'length')).toBe(ends + 10)
    expect(await cost('guest0', 'nobody', 'length')).toBe(ends + 2)
    expect(await cost('guest0', 'guest1', 'length')).toBe(ends + 1)
    expect(await cost('p11', 'guest1', 'length')).toBe(ends + 2)
    const rows = 'from { name } to { name } hops { from { name } to { name } meeting { name } participations { role } }'
    expect(await cost('p0', 'p2', rows)).toBe(ends + 2 + 6)
    expect(await cost('p0', 'p10', rows)).toBe(ends + 10 + 6)
  })
})
