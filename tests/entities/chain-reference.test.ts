import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readConfig } from '../../src/platform/config.ts'
import { useTestDatabase } from '../support/database.ts'
import { ask } from '../support/execute.ts'
import { present, storeMeetings } from './meetings-folder.ts'

/** As many of one field as an operation may have. */
const mostAliases = readConfig({}).limits.maxAliases

const attendances = ['PRESENT', 'PRESENT', 'PRESENT', 'EXPECTED', 'DECLINED'] as const
const randomMeeting = fc.record({
  status: fc.constantFrom('HELD', 'HELD', 'HELD', 'PLANNED'),
  kind: fc.constantFrom('TALKS', 'TALKS', 'CALL'),
  participants: fc.uniqueArray(
    fc.record({ person: fc.integer({ min: 0, max: 5 }), attendance: fc.constantFrom(...attendances) }),
    { selector: ({ person }) => person, maxLength: 3 },
  ),
})
type RandomMeeting = typeof randomMeeting extends fc.Arbitrary<infer Value> ? Value : never

/** The number of hops between two persons over plain arrays; null where there are more than `maxHops`. */
const distance = (meetings: readonly RandomMeeting[], from: number, to: number, maxHops: number): number | null => {
  let known = new Set([from])
  for (let hops = 0; hops <= maxHops; hops += 1) {
    if (known.has(to)) return hops
    const present = meetings
      .filter(({ status }) => status === 'HELD')
      .map(({ participants }) => participants.filter(({ attendance }) => attendance === 'PRESENT'))
    const met = present.filter((there) => there.some(({ person }) => known.has(person)))
    known = new Set([...known, ...met.flat().map(({ person }) => person)])
  }
  return null
}

const selected = `length hops { from { slug } to { slug } meeting { slug }
  participations { person { slug } meeting { slug } attendance } }`

test('a chain is as long as a search of all meetings finds, and each hop leads on from the one before', async () => {
  const kb = await useTestDatabase()
  const people = [0, 1, 2, 3, 4, 5]
  const pairs = people.flatMap((from) => people.map((to) => [from, to] as const))
  const property = async (meetings: RandomMeeting[], maxHops: number, talksOnly: boolean) => {
    const stored = meetings.map(({ participants, ...meeting }, index) => {
      const lines = participants.map(({ person, attendance }) => present(`p${person}`).replace('PRESENT', attendance))
      return [`m${index}`, { ...meeting, participants: lines }] as const
    })
    await storeMeetings(
      kb,
      people.map((person) => `p${person}`),
      Object.fromEntries(stored),
    )
    const more = `, maxHops: ${maxHops} ${talksOnly ? ', filter: { kind: [TALKS] }' : ''}`
    const asked = pairs.map(
      ([from, to]) =>
        `c${from}${to}: chain(from: { slug: "p${from}" }, to: { slug: "p${to}" } ${more}) { ${selected} }`,
    )
    const data: Record<string, { length: number; hops: Hop[] } | null> = {}
    for (let first = 0; first < asked.length; first += mostAliases) {
      const answer = await ask(kb, `{ ${asked.slice(first, first + mostAliases).join('\n')} }`)
      expect(answer.errors).toBeUndefined()
      Object.assign(data, answer.data)
    }
    const counted = meetings.filter(({ kind }) => !talksOnly || kind === 'TALKS')
    for (const [from, to] of pairs) {
      const answer = data[`c${from}${to}`]
      expect(answer?.length ?? null).toBe(distance(counted, from, to, maxHops))
      if (answer) expectJoined(answer, `p${from}`, `p${to}`)
    }
  }
  await fc.assert(
    fc.asyncProperty(fc.array(randomMeeting, { maxLength: 9 }), fc.integer({ min: 1, max: 5 }), fc.boolean(), property),
    { numRuns: 20 },
  )
})

interface Hop {
  from: { slug: string }
  to: { slug: string }
  meeting: { slug: string }
  participations: { person: { slug: string }; meeting: { slug: string }; attendance: string }[]
}

/** That hops lead from one person to the other, and that both were at the meeting of each. */
const expectJoined = (found: { hops: Hop[] }, from: string, to: string) => {
  const stops = [from, ...found.hops.map((hop) => hop.to.slug)]
  expect(stops.at(-1)).toBe(to)
  expect(found.hops.map((hop) => hop.from.slug)).toEqual(stops.slice(0, -1))
  for (const { meeting, participations, ...hop } of found.hops) {
    expect(participations).toMatchObject([
      { person: hop.from, meeting: { slug: meeting.slug }, attendance: 'PRESENT' },
      { person: hop.to, meeting: { slug: meeting.slug }, attendance: 'PRESENT' },
    ])
  }
}
