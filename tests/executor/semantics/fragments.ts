import { type Case, campbell, edgesOf, kurt, personOf, talks } from './case.ts'

const whiteHouse = { __typename: 'Organization', kind: 'AGENCY', slug: 'white-house' }
const long = 'a'.repeat(70)

export const fragments: readonly Case[] = [
  [
    'keys stand where they are first asked for, fragments in their places',
    '{ person(slug: "kurt-campbell") { ...Later name ... on Person { slug aliases } ... on Entity { name id } slug } } fragment Later on Entity { slug mentions(first: 1) { totalCount } }',
    {},
    personOf({ ...campbell, mentions: { totalCount: 4 }, name: 'Kurt Campbell', aliases: [], id: kurt }),
  ],
  [
    'selections of one key are merged, at every level',
    '{ person(slug: "kurt-campbell") { meetings(first: 1) { totalCount edges { node { slug } } } name meetings(first: 1) { edges { node { kind slug date { edtf } } } pageInfo { hasNextPage } } } }',
    {},
    personOf({
      meetings: {
        totalCount: 3,
        edges: edgesOf({ ...talks, kind: 'TALKS', date: { edtf: '2024-05-30' } }),
        pageInfo: { hasNextPage: true },
      },
      name: 'Kurt Campbell',
    }),
  ],
  [
    'aliases are longer than a name in SQL, names of other fields, names that objects have',
    `{ person(slug: "kurt-campbell") { ${long}1: name ${long}2: slug constructor: name toString: slug name: __typename } }`,
    {},
    personOf({
      [`${long}1`]: 'Kurt Campbell',
      [`${long}2`]: 'kurt-campbell',
      constructor: 'Kurt Campbell',
      toString: 'kurt-campbell',
      name: 'Person',
    }),
  ],
  [
    'every type says its name',
    `{ __typename persons(first: 1) { __typename edges { __typename node { __typename positions { __typename } } } pageInfo { __typename } } node(id: "${kurt}") { __typename } statistics { __typename } __type(name: "Agent") { kind possibleTypes { name } } }`,
    {},
    {
      data: {
        __typename: 'Query',
        persons: {
          __typename: 'PersonConnection',
          edges: [
            { __typename: 'PersonEdge', node: { __typename: 'Person', positions: [{ __typename: 'Position' }] } },
          ],
          pageInfo: { __typename: 'PageInfo' },
        },
        node: { __typename: 'Person' },
        statistics: { __typename: 'Statistics' },
        __type: { kind: 'UNION', possibleTypes: [{ name: 'Organization' }, { name: 'Person' }] },
      },
    },
  ],
  [
    'fragments apply to what is of their type',
    `{ node(id: "${kurt}") { ... on Entity { name } ... on Person { slug } ... on Fact { origin } ... on Organization { kind } ... on Node { id } } }`,
    {},
    { data: { node: { name: 'Kurt Campbell', ...campbell, id: kurt } } },
  ],
  [
    'each fact of a mixed list has the fields of its own type',
    '{ meeting(slug: "campbell-ma-talks-2024") { facts(first: 2, filter: { kind: [PARTICIPATION, MEETING_REPORT] }) { edges { node { __typename ... on Participation { person { slug } } ... on MeetingReport { status } origin } } } } }',
    {},
    {
      data: {
        meeting: {
          facts: {
            edges: edgesOf(
              { __typename: 'MeetingReport', status: 'HELD', origin: 'ANNOTATION' },
              { __typename: 'Participation', person: { slug: 'ma-zhaoxu' }, origin: 'ANNOTATION' },
            ),
          },
        },
      },
    },
  ],
  [
    'so has what a search finds',
    '{ search(query: "Kurt Campbell", first: 2) { edges { node { item { __typename ... on Entity { slug } ... on Person { id } ... on Meeting { kind } } } } } }',
    {},
    {
      data: {
        search: {
          edges: edgesOf(
            { item: { __typename: 'Person', ...campbell, id: kurt } },
            { item: { __typename: 'Meeting', slug: 'campbell-brussels-visit', kind: 'VISIT' } },
          ),
        },
      },
    },
  ],
  [
    'so has an agent',
    '{ meeting(slug: "finer-ma-talks-2024") { statements(first: 1) { edges { node { citations(first: 1) { edges { node { attributedTo { __typename ... on Person { id } ... on Organization { kind } ... on Entity { slug } } } } } } } } facts(first: 1, filter: { person: { slug: "jon-finer" }, kind: [AGENDA_ITEM] }) { edges { node { ... on AgendaItem { raisedBy { ... on Organization { kind } ... on Entity { slug } } } } } } } }',
    {},
    {
      data: {
        meeting: {
          statements: { edges: edgesOf({ citations: { edges: edgesOf({ attributedTo: whiteHouse }) } }) },
          facts: { edges: edgesOf({ raisedBy: { slug: 'jon-finer' } }) },
        },
      },
    },
  ],
]
