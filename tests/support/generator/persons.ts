import { type Body, type Country, slugOf } from './countries.ts'
import { type Day, dayAt, formatDay } from './dates.ts'
import { misspell, namePerson } from './names.ts'
import type { Random } from './random.ts'
import type { Registry } from './registry.ts'

/** An office that a person held. */
export interface Post {
  readonly title: string
  readonly body: Body
  /** The day from which on the person holds it; none for the first. */
  readonly since: Day | null
  readonly from?: string
  readonly to?: string
}

export interface GeneratedPerson {
  readonly slug: string
  readonly name: string
  readonly family: string
  /** The name in a wrong spelling that some articles have. */
  readonly misspelt: string | null
  readonly country: Country
  /** One or two, in order of time. */
  readonly career: readonly Post[]
}

const createCareer = (random: Random, { government, bodies }: Country): Post[] => {
  const bodyOf = () => (random.chance(0.2) ? government : random.pickSkewed(bodies))
  const postIn = (body: Body) => ({ title: random.pick(body.titles), body })
  const first = postIn(bodyOf())
  if (random.chance(0.6)) {
    const since = formatDay(dayAt(random.below(30) / 100))
    return [{ ...first, since: null, ...(random.chance(0.3) && { from: since.slice(0, 4) }) }]
  }
  const change = dayAt(0.25 + random.below(50) / 100)
  const month = formatDay(change).slice(0, 7)
  const second = postIn(bodyOf())
  if (second.title === first.title && second.body === first.body) return [{ ...first, since: null }]
  return [
    { ...first, since: null, to: month },
    { ...second, since: change, from: month },
  ]
}

/** Which post a person holds on a day. */
export const postOn = ({ career }: GeneratedPerson, day: Day): Post =>
  career.findLast(({ since }) => since === null || since <= day) as Post

/** Persons of all countries; the first ones are those whom news is about. */
export const createPersons = (
  { persons }: Registry,
  random: Random,
  countries: readonly Country[],
  count: number,
): GeneratedPerson[] => {
  const taken = new Set<string>()
  return Array.from({ length: count }, (_, number) => {
    const { given, family } = namePerson(number)
    const name = `${given} ${family}`
    const wrong = random.chance(0.2) ? `${given} ${misspell(family, random)}` : null
    const misspelt = wrong !== null && !taken.has(wrong) ? wrong : null
    taken.add(name)
    if (misspelt) taken.add(misspelt)
    const slug = slugOf(name)
    persons[slug] = { name, aliases: misspelt ? [misspelt] : [] }
    const country = countries[number % countries.length] as Country
    return { slug, name, family, misspelt, country, career: createCareer(random, country) }
  })
}
