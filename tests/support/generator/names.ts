import type { Random } from './random.ts'

/** Parts of invented names. No country, town or person of these names is known to exist. */

const list = (words: string): readonly string[] => words.trim().split(/\s+/u)

const countryStems = list(
  'Quil Zant Brev Thal Ould Vesk Jorv Myr Drel Fenn Gorm Hesk Ilv Kest Lurm Nolv Prax Skarn Tuv Wend',
)
const countryEndings = [
  ['avia', 'avian'],
  ['onia', 'onian'],
  ['ora', 'oran'],
  ['estan', 'estani'],
  ['eria', 'erian'],
  ['umar', 'umari'],
] as const
const cityStems =
  list(`Quor Zelk Brath Thress Ombr Vask Jarn Mirk Drosk Felk Gath Hurn Ixel Kvar Lomsk Nask Prud Skelm Tarv
  Wosk Yeld Crund Istr Ulm`)
const cityEndings = list('haven stead holm gard wick mouth ferry cross fell')
const givenStems = list('Ar Be Ca Do El Fa Go Hi Io Ja Ke Lu Mi No Or Pe Qua Ri Su Te Ul Vi Wy Xe Yo Za')
const givenEndings = list('lin mar dra ven sho tik rus bel zan mir tho nía')
const familyStems =
  list(`Bal Cren Dross Ember Fal Grim Hol Ivar Jask Kol Lund Marr Norv Ost Pell Quaid Rask Stol Tork Umber
  Varn Wex Yarl Zorn`)
const familyEndings = list('wick dane mund holt eska ovar selk arim brook ström ivic éval quist ander')

const combine = <One, Two, Result>(
  ones: readonly One[],
  twos: readonly Two[],
  join: (one: One, two: Two) => Result,
): Result[] => ones.flatMap((one) => twos.map((two) => join(one, two)))

/** A country's name, and the adjective of it. */
export interface CountryName {
  readonly name: string
  readonly adjective: string
}

/** Names of countries, each once; 120 at most. */
export const nameCountries = (random: Random, count: number): CountryName[] => {
  const all = combine(countryStems, countryEndings, (stem, [ending, adjective]) => ({
    name: stem + ending,
    adjective: stem + adjective,
  }))
  return random.sample(all, count)
}

/** Names of cities, each once; 216 at most. */
export const nameCities = (random: Random, count: number): string[] =>
  random.sample(
    combine(cityStems, cityEndings, (stem, ending) => stem + ending),
    count,
  )

const givenNames = combine(givenStems, givenEndings, (stem, ending) => stem + ending)
const familyNames = combine(familyStems, familyEndings, (stem, ending) => stem + ending)

/** How many persons can be named. */
const mostPersons = givenNames.length * familyNames.length

/** A prime, so that stepping by it comes by every pair of names once. */
const step = 7919

/** A person's given and family name: the same number has the same name, and no other one has it. */
export const namePerson = (number: number): { given: string; family: string } => {
  const index = (number * step) % mostPersons
  return {
    given: givenNames[index % givenNames.length] as string,
    family: familyNames[Math.floor(index / givenNames.length)] as string,
  }
}

/** A name as a hasty writer spells it: two letters in each other's place, one left out, or one doubled. */
export const misspell = (name: string, random: Random): string => {
  const at = 1 + random.below(name.length - 3)
  const one = name[at] as string
  const two = name[at + 1] as string
  const middle = random.pick(one === two ? [one] : [two + one, two, one + one + two])
  return name.slice(0, at) + middle + name.slice(at + 2)
}
