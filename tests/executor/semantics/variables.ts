import { type Case, campbell, edgesOf, error, personOf } from './case.ts'

const directives =
  'query ($yes: Boolean!, $no: Boolean! = false) { person(slug: "kurt-campbell") { a: slug @skip(if: $yes) @include(if: $yes) b: slug @skip(if: $no) @include(if: $yes) c: slug @skip(if: $no) @include(if: $no) d: slug @skip(if: $yes) @include(if: $no) ... @include(if: $yes) { e: slug } ...F @skip(if: $yes) } } fragment F on Person { f: slug }'
const defaults =
  'query ($first: Int = 1, $filter: PersonFilter = { title: "Deputy Secretary of State" }) { persons(first: $first, filter: $filter) { totalCount edges { node { slug } } } }'
const orders =
  'query ($field: MeetingOrderField!, $direction: OrderDirection! = DESC) { person(slug: "kurt-campbell") { meetings(first: 1, orderBy: { field: $field, direction: $direction }) { edges { node { slug } } } } }'
const ofKind =
  'query ($kind: [MeetingKind!]) { meetings(filter: { participants: { slug: "kurt-campbell" }, kind: $kind }) { totalCount } }'
const wrong = (message: string) => ({ errors: [error(message, 8)] })

const unsaid = 'The variable "$more" is null, but @skip and @include hang on it: send true or false, or leave it out'

export const variables: readonly Case[] = [
  ['@skip counts more than @include', directives, { yes: true }, personOf({ b: 'kurt-campbell', e: 'kurt-campbell' })],
  [
    'the same with other variables',
    directives,
    { yes: false, no: true },
    personOf({ d: 'kurt-campbell', f: 'kurt-campbell' }),
  ],
  [
    'of nothing but what is skipped an empty object is left',
    '{ person(slug: "kurt-campbell") { name @skip(if: true) } }',
    {},
    personOf({}),
  ],
  [
    'defaults stand in for what is left out',
    defaults,
    {},
    { data: { persons: { totalCount: 1, edges: edgesOf(campbell) } } },
  ],
  [
    'null is no default',
    defaults,
    { filter: null },
    { data: { persons: { totalCount: 12, edges: edgesOf({ slug: 'antony-blinken' }) } } },
  ],
  [
    'a variable may be an enum',
    orders,
    { field: 'NAME' },
    personOf({ meetings: { edges: edgesOf({ slug: 'campbell-ma-working-lunch-2024' }) } }),
  ],
  [
    'the same with another value',
    orders,
    { field: 'NAME', direction: 'ASC' },
    personOf({ meetings: { edges: edgesOf({ slug: 'campbell-brussels-visit' }) } }),
  ],
  ['one value is a list of one', ofKind, { kind: 'TALKS' }, { data: { meetings: { totalCount: 1 } } }],
  ['of an empty list nothing is met', ofKind, { kind: [] }, { data: { meetings: { totalCount: 0 } } }],
  [
    'an enum has no such value',
    ofKind,
    { kind: ['LUNCH'] },
    wrong(
      'Variable "$kind" got invalid value "LUNCH" at "kind[0]"; Value "LUNCH" does not exist in "MeetingKind" enum.',
    ),
  ],
  [
    'a text is no number',
    'query ($first: Int) { meetings(first: $first) { totalCount } }',
    { first: '2' },
    wrong('Variable "$first" got invalid value "2"; Int cannot represent non-integer value: "2"'),
  ],
  [
    'a variable is missing',
    'query ($slug: String!) { person(slug: $slug) { name } }',
    {},
    wrong('Variable "$slug" of required type "String!" was not provided.'),
  ],
  [
    'null is not allowed',
    'query ($slug: String!) { person(slug: $slug) { name } }',
    { slug: null },
    wrong('Variable "$slug" of non-null type "String!" must not be null.'),
  ],
  [
    'one of two names, not both',
    'query ($ref: Ref!) { meetings(filter: { participants: [$ref] }) { totalCount } }',
    { ref: { slug: 'a', id: 'b' } },
    wrong(
      'Variable "$ref" got invalid value { slug: "a", id: "b" }; Exactly one key must be specified for OneOf type "Ref".',
    ),
  ],
  [
    'null is not allowed where a default was',
    'query ($way: OrderDirection = ASC) { person(slug: "kurt-campbell") { meetings(orderBy: { field: DATE, direction: $way }) { totalCount } } }',
    { way: null },
    {
      errors: [
        error('Argument "orderBy" has invalid value {field: DATE, direction: $way}.', 88, ['person', 'meetings']),
      ],
      data: { person: null },
    },
  ],
  [
    'null says neither that a fragment is included nor that it is not',
    'query ($more: Boolean = true) { person(slug: "kurt-campbell") { slug ... on Person @include(if: $more) { name } } }',
    { more: null },
    { errors: [error(unsaid, 97)] },
  ],
  [
    'not even where the fragment is of another type',
    'query ($more: Boolean = true) { organizations(first: 1) { edges { node { ...OfAgent } } } } fragment OfPerson on Person { slug @include(if: $more) } fragment OfAgent on Agent { ...OfPerson }',
    { more: null },
    { errors: [error(unsaid, 141)] },
  ],
  [
    'a null on which no directive hangs is nothing to it',
    'query ($more: Boolean = true, $first: Int) { person(slug: "kurt-campbell") { slug @include(if: $more) } persons(first: $first, filter: { title: "Deputy Secretary of State" }) { totalCount } }',
    { first: null },
    { data: { person: campbell, persons: { totalCount: 1 } } },
  ],
]
