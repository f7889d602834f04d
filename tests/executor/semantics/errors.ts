import { encodeGlobalID } from '@pothos/plugin-relay'
import { encodeCursor } from '../../../src/lib/cursors.ts'
import { type Case, edgesOf, error, kurt, talks } from './case.ts'

const nobody = encodeGlobalID('Person', '00000000-0000-4000-8000-000000000000')
const personCursor = encodeCursor('Person.NAME.ASC', ['a', '7dec69d5-6398-5165-b019-157e80fb79c9'])
const outOfBounds = (name: string, size: number) => `${name}: ${size} is out of bounds: ask for 1 to 100 rows`

export const errors: readonly Case[] = [
  [
    'null goes up to what may be null, and no further',
    '{ a: person(slug: "kurt-campbell") { name meetings(first: 0) { totalCount } } b: person(slug: "ma-zhaoxu") { slug } }',
    {},
    { errors: [error(outOfBounds('first', 0), 43, ['a', 'meetings'])], data: { a: null, b: { slug: 'ma-zhaoxu' } } },
  ],
  [
    'at the root nothing is left',
    '{ meetings(first: 101) { totalCount } }',
    {},
    { errors: [error(outOfBounds('first', 101), 3, ['meetings'])], data: null },
  ],
  [
    'first with last',
    '{ person(slug: "kurt-campbell") { meetings(first: 1, last: 1) { totalCount } } }',
    {},
    {
      errors: [error('first and last: pass one of them, not both', 35, ['person', 'meetings'])],
      data: { person: null },
    },
  ],
  [
    'each parent has its error',
    '{ meeting(slug: "campbell-ma-talks-2024") { slug participations { role person { meetings(last: -1) { totalCount } } } } }',
    {},
    {
      errors: [0, 1].map((index) =>
        error(outOfBounds('last', -1), 81, ['meeting', 'participations', index, 'person', 'meetings']),
      ),
      data: {
        meeting: {
          ...talks,
          participations: [
            { role: 'HOST', person: null },
            { role: 'GUEST', person: null },
          ],
        },
      },
    },
  ],
  [
    'a list that may hold no null is null as a whole',
    '{ meeting(slug: "campbell-ma-talks-2024") { participations { citations(first: 0) { totalCount } } } }',
    {},
    {
      errors: [error(outOfBounds('first', 0), 62, ['meeting', 'participations', 0, 'citations'])],
      data: { meeting: null },
    },
  ],
  [
    'the cursor of another list',
    `{ meetings(after: "${personCursor}") { totalCount } }`,
    {},
    {
      errors: [
        error(`after: "${personCursor}" is not a cursor of this list: pass one that it returned`, 3, ['meetings']),
      ],
      data: null,
    },
  ],
  [
    'a cursor that no row has is a place in the list',
    `{ persons(first: 1, after: "${personCursor}") { edges { node { slug } } pageInfo { hasPreviousPage } } }`,
    {},
    { data: { persons: { edges: edgesOf({ slug: 'antony-blinken' }), pageInfo: { hasPreviousPage: true } } } },
  ],
  ['an id of nothing', 'query ($id: ID!) { node(id: $id) { id } }', { id: nobody }, { data: { node: null } }],
  [
    'a number is an id of wrong form',
    'query { node(id: 5) { id } }',
    {},
    {
      errors: [error('"5" is not a global id: pass the id of something, as an answer gave it', 9, ['node'])],
      data: { node: null },
    },
  ],
  [
    'one wrong id among others',
    'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }',
    { ids: [kurt, 'x', nobody, kurt] },
    {
      errors: [error('"x" is not a global id: pass the id of something, as an answer gave it', 24, ['nodes', 1])],
      data: { nodes: [{ id: kurt }, null, null, { id: kurt }] },
    },
  ],
]
