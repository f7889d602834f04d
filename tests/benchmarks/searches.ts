import { slugOf } from '../support/generator/countries.ts'
import type { GeneratedBase } from '../support/generator/generate.ts'
import { misspell } from '../support/generator/names.ts'
import { createRandom } from '../support/generator/random.ts'

/** What one search asks. */
export interface SearchVariables {
  readonly query: string
  readonly types?: readonly ('PERSON' | 'ORGANIZATION' | 'MEETING' | 'ARTICLE')[]
}

const searchNames = ({ registry }: GeneratedBase): SearchVariables[] => {
  const persons = Object.values(registry.persons).map(({ name }) => name)
  const [organization, country] = [registry.organizations, registry.places].map(
    (entities) => Object.values(entities).at(-1)?.name ?? '',
  )
  const [famous = '', known = '', hardlyKnown = ''] = [0, 20, -1].map((rank) => persons.at(rank))
  const wrong = (name: string) => misspell(name, createRandom(1, 1))
  const surname = (name: string) => name.split(' ').at(-1) ?? ''
  const queries = [
    famous,
    hardlyKnown,
    wrong(famous),
    wrong(surname(known)),
    wrong(hardlyKnown),
    surname(famous),
    slugOf(famous).replaceAll('-', ''),
    famous.split('').join(' '),
    `${surname(known)}, ${known.split(' ')[0]}`,
    organization,
    country,
    'Foreign Ministry',
    'Fishing rights in the Halm Sea',
  ] as string[]
  return [
    ...queries.map((query) => ({ query })),
    { query: wrong(famous), types: ['PERSON'] },
    { query: surname(famous), types: ['ARTICLE'] },
    { query: 'Defense Ministry', types: ['ORGANIZATION'] },
    { query: `talks ${surname(known)}`, types: ['MEETING'] },
  ]
}

/** Words and phrases that the generator has most articles say, others that few do, and what none does. */
const textQueries = [
  // one word
  'talks',
  'official',
  'relations',
  'icebreaker',
  'pupils',
  // several words
  'fishing rights restraint',
  'two sides discussed trade tariffs',
  'herring quotas naval exercises',
  'officials breakthrough dam releases',
  // phrases of frequent words
  '"the two sides"',
  '"told reporters"',
  '"fishing rights"',
  '"as is usual in"',
  '"urged restraint on fishing rights"',
  '"a senior official said that work"',
  '"the two sides discussed" "told reporters"',
  // phrases of frequent words that hardly an article has, or none
  '"reporters two sides"',
  '"restraint said"',
  '"morning fishing rights"',
  // a phrase of rare words
  '"icebreaker escorts in the Dask Strait"',
  // exclusions
  'talks -fishing',
  'fishing rights -said',
  '"fishing rights" -"fishing rights in the"',
  // alternatives
  'herring or icebreaker or pilotage',
  '"prisoner exchanges" or "asset freezes"',
  'breakthrough or "two sides"',
  // nothing
  'perihelion',
  '"fishing perihelion"',
  'talks perihelion',
]

/** Searches as people make them, all different, and some that are hard to answer; the same for the same base. */
export const listSearches = (base: GeneratedBase): SearchVariables[] => [
  ...searchNames(base),
  ...textQueries.map((query) => ({ query })),
  { query: 'breakthrough', types: ['ARTICLE'] },
  { query: '"told reporters" fishing', types: ['ARTICLE'] },
]
