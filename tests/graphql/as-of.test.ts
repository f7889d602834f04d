import { expect, test } from 'vitest'
import { type TestDatabase, useTestDatabase } from '../support/database.ts'
import { ask, countStatements, createTestApp } from '../support/execute.ts'

// The seeds are an article of June 2023 and an account of May 2024.
const [before, between, after] = ['2023-05-31', '2023-12-31', '2024-05-31']

const askOn = async (kb: TestDatabase, day: string, selection: string) => {
  const { data, errors } = await ask(kb, `query ($day: Date!) @asOf(date: $day) { ${selection} }`, { day })
  expect(errors).toBeUndefined()
  return data
}

/** The answers on the three days, each as a line. */
const askOnAll = async (kb: TestDatabase, selection: string) => {
  const answers = [before, between, after].map(async (day) => JSON.stringify(await askOn(kb, day, selection)))
  return (await Promise.all(answers)).join('\n')
}

test('an entity is found from the day on which an article tells of it', async () => {
  const kb = await useTestDatabase('seeded')
  const question = 'person(slug: "kurt-campbell") { name } issue(slug: "taiwan") { name } article(slug: "x") { slug }'
  expect(await askOn(kb, before, question)).toEqual({ person: null, issue: null, article: null })
  expect(await askOn(kb, between, question)).toEqual({ person: null, issue: { name: 'Taiwan issue' }, article: null })
  expect(await askOn(kb, after, question)).toMatchObject({
    person: { name: 'Kurt Campbell' },
    issue: { name: 'Taiwan issue' },
  })
})

test('lists, counts, filters and orders hold what was known', async () => {
  const kb = await useTestDatabase('seeded')
  const question = `
    articles { totalCount }
    persons(orderBy: { field: MEETING_COUNT, direction: DESC }, first: 1) { totalCount edges { node { name } } }
    meetings(filter: { participants: [{ slug: "kurt-campbell" }] }) { totalCount }`
  expect(await askOnAll(kb, question)).toMatchInlineSnapshot(`
    "{"articles":{"totalCount":0},"persons":{"totalCount":0,"edges":[]},"meetings":{"totalCount":0}}
    {"articles":{"totalCount":1},"persons":{"totalCount":6,"edges":[{"node":{"name":"Daniel Kritenbrink"}}]},"meetings":{"totalCount":0}}
    {"articles":{"totalCount":2},"persons":{"totalCount":12,"edges":[{"node":{"name":"Ma Zhaoxu"}}]},"meetings":{"totalCount":3}}"
  `)
})

test('search, chain and statistics know no more', async () => {
  const kb = await useTestDatabase('seeded')
  const question = `
    search(query: "Campbell") { totalCount }
    chain(from: { slug: "kurt-campbell" }, to: { slug: "jake-sullivan" }) { length }
    statistics { articleCount personCount factCount publicationDays { latest } }`
  expect(await askOnAll(kb, question)).toMatchInlineSnapshot(`
    "{"search":{"totalCount":0},"chain":null,"statistics":{"articleCount":0,"personCount":0,"factCount":0,"publicationDays":null}}
    {"search":{"totalCount":0},"chain":null,"statistics":{"articleCount":1,"personCount":6,"factCount":47,"publicationDays":{"latest":"2023-06-03"}}}
    {"search":{"totalCount":5},"chain":{"length":2},"statistics":{"articleCount":2,"personCount":12,"factCount":116,"publicationDays":{"latest":"2024-05-31"}}}"
  `)
})

test('a global id is good on every day, and gives null where its row was not known', async () => {
  const kb = await useTestDatabase('seeded')
  const { person } = await askOn(
    kb,
    after,
    'person(slug: "kurt-campbell") { id participations(first: 1) { edges { node { id } } } }',
  )
  const ids = [person.id, person.participations.edges[0].node.id]
  const question = `node(id: "${person.id}") { id } nodes(ids: ${JSON.stringify(ids)}) { id }`
  expect(await askOn(kb, between, question)).toEqual({ node: null, nodes: [null, null] })
  expect(await askOn(kb, after, question)).toEqual({ node: { id: person.id }, nodes: ids.map((id) => ({ id })) })
})

test('a cursor of one day is good on another', async () => {
  const kb = await useTestDatabase('seeded')
  const page = await askOn(kb, after, 'persons(first: 5) { pageInfo { endCursor } edges { node { slug } } }')
  const rest = await askOn(
    kb,
    between,
    `persons(after: "${page.persons.pageInfo.endCursor}") { edges { node { slug } } }`,
  )
  const whole = await askOn(kb, between, 'persons { edges { node { slug } } }')
  const seen = new Set(page.persons.edges.map(({ node }: { node: { slug: string } }) => node.slug))
  expect(rest.persons.edges).toEqual(
    whole.persons.edges.filter(({ node }: { node: { slug: string } }) => !seen.has(node.slug)),
  )
  expect(rest.persons.edges).not.toEqual([])
})

test('one stored operation serves all days, and none where its variable has a default past them', async () => {
  const kb = await useTestDatabase('seeded')
  const stored = 'query Known($day: Date = "9999-12-31") @asOf(date: $day) { persons { totalCount } }'
  const now = await ask(kb, '{ persons { totalCount } }')
  expect(await ask(kb, stored)).toEqual(now)
  expect(await ask(kb, stored, { day: before })).toEqual({ data: { persons: { totalCount: 0 } } })
  expect(await ask(kb, stored)).toEqual(now)
})

test('operations of different days at once do not mix', async () => {
  const kb = await useTestDatabase('seeded')
  const app = createTestApp(kb)
  const send = async (day: string) => {
    const query = `query @asOf(date: "${day}") { persons { totalCount edges { node { meetings { totalCount } } } } }`
    const response = await app.fetch(`http://readout.test/graphql?${new URLSearchParams({ query })}`)
    return response.text()
  }
  const days = [before, between, after, between, before, after]
  const alone = new Map(await Promise.all([before, between, after].map(async (day) => [day, await send(day)] as const)))
  expect(new Set(alone.values()).size).toBe(3)
  expect(await Promise.all(days.map(send))).toEqual(days.map((day) => alone.get(day)))
})

test('it costs three statements more, whatever is asked', async () => {
  const kb = await useTestDatabase('seeded')
  const question =
    '{ persons { edges { node { meetings { edges { node { participations { person { name } } } } } } } } }'
  const usual = await countStatements(kb, () => ask(kb, question))
  expect(await countStatements(kb, () => ask(kb, `query @asOf(date: "${after}") ${question}`))).toBeLessThanOrEqual(
    usual + 3,
  )
})

test.each([
  [
    'query @asOf(date: "0000-01-01") { persons { totalCount } }',
    'the year 0 is out of bounds: pass a date in the years 0001 to 9999',
  ],
  [
    'query @asOf(date: "2023-02-30") { persons { totalCount } }',
    'Date cannot represent an invalid date-string 2023-02-30.',
  ],
  [
    'query @asOf(date: "last year") { persons { totalCount } }',
    'Date cannot represent an invalid date-string last year.',
  ],
  [
    'query @asOf { persons { totalCount } }',
    'Directive "@asOf" argument "date" of type "Date!" is required, but it was not provided.',
  ],
  [
    'query ($day: Date!) @asOf(date: $day) { persons { totalCount } }',
    'Variable "$day" of required type "Date!" was not provided.',
  ],
  ['{ persons @asOf(date: "2023-12-31") { totalCount } }', 'Directive "@asOf" may not be used on FIELD.'],
])('%s is refused', async (query, message) => {
  const kb = await useTestDatabase('seeded')
  const { errors } = await ask(kb, query)
  expect(errors?.map((error) => error.message)).toEqual([message])
})

test('clients learn of it by introspection', async () => {
  const kb = await useTestDatabase()
  const { data } = await ask(
    kb,
    '{ __schema { directives { name description locations args { name type { ofType { name } } } } } }',
  )
  const found = data.__schema.directives.find(({ name }: { name: string }) => name === 'asOf')
  expect(found).toEqual({
    name: 'asOf',
    description: expect.stringContaining('as it could be known'),
    locations: ['QUERY'],
    args: [{ name: 'date', type: { ofType: { name: 'Date' } } }],
  })
})

test('a field that is still resolved when another one has ended the operation adds no error of its own', async () => {
  const kb = await useTestDatabase('seeded')
  const id = Buffer.from('AgendaItem:070bd35c-9167-5c8e-8f86-a8a6afb71a7b').toString('base64')
  const question = `query @asOf(date: "2023-06-03") {
    issues(filter: { article: { id: "${id}" } }) { totalCount }
    article(slug: "2023-06-03-kritenbrink-visit-china") { addedAt }
  }`
  const { data, errors } = await ask(kb, question)
  expect(data).toBeNull()
  expect(errors?.map(({ message }) => message)).toEqual([
    `filter.article.id: "${id}" is not the id of the type Article`,
  ])
})
