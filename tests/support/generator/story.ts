import type { City } from './countries.ts'
import { type Day, dayAt, formatDay } from './dates.ts'
import type { Issue } from './issues.ts'
import type { Outlet } from './outlets.ts'
import { type GeneratedPerson, type Post, postOn } from './persons.ts'
import { createRandom, type Random } from './random.ts'
import type { World } from './world.ts'

/** A person as one story has them. */
export interface Role {
  readonly person: GeneratedPerson
  readonly post: Post
  /** "Quilavian Foreign Minister Arlin Baldane": the whole of it, once in each article. */
  readonly introduction: string
}

/** What happened, of which one or several articles tell. */
export interface Story {
  readonly number: number
  readonly random: Random
  /** The day on which the meeting is, or was to be. */
  readonly day: Day
  /** Who meets whom; the first is the guest. */
  readonly guest: Role
  readonly host: Role
  readonly others: readonly Role[]
  readonly city: City
  /** At least four. */
  readonly issues: readonly Issue[]
  /** The news agency whose report several outlets relay. */
  readonly wire: Outlet
  /** Different ones, each of which may write an article. */
  readonly outlets: readonly Outlet[]
}

const castRole = (person: GeneratedPerson, day: Day, random: Random): Role => {
  const post = postOn(person, day)
  const name = person.misspelt !== null && random.chance(0.3) ? person.misspelt : person.name
  return { person, post, introduction: `${person.country.adjective} ${post.title} ${name}` }
}

/** Persons with different surnames: by these they are told apart. The second is of another country than the first. */
const castPersons = ({ persons }: World, random: Random, count: number): GeneratedPerson[] => {
  const cast: GeneratedPerson[] = []
  for (let tries = 0; cast.length < count && tries < 50; tries += 1) {
    // Whom skewed luck picks again and again is in the story already.
    const person = tries < 20 ? random.pickSkewed(persons) : random.pick(persons)
    const isNew = cast.every(({ family }) => family !== person.family)
    const isForeign = cast.length !== 1 || cast[0]?.country !== person.country
    if (isNew && isForeign) cast.push(person)
  }
  return cast
}

const pickIssues = ({ issues }: World, random: Random): Issue[] => {
  const picked = new Set<Issue>()
  while (picked.size < 6) picked.add(random.pickSkewed(issues))
  return [...picked]
}

/**
 * Makes up the story of a number; it needs no other story.
 * @param share how far into the years of which is told it lies, from 0 to 1
 */
export const createStory = (world: World, seed: number, number: number, share: number): Story => {
  const random = createRandom(seed, number)
  const day = dayAt(share)
  const [guest, host, ...others] = castPersons(world, random, 2 + random.below(5)).map((person) =>
    castRole(person, day, random),
  ) as [Role, Role, ...Role[]]
  return {
    number,
    random,
    day,
    guest,
    host,
    others,
    city: random.pickSkewed(host.person.country.cities),
    issues: pickIssues(world, random),
    wire: random.pickSkewed(world.wires),
    outlets: random.sample(world.outlets, 6),
  }
}

/** The slug of one of a story's meetings or articles: no other story has it. */
export const slugIn = ({ day, guest, number }: Story, what: string): string =>
  `${formatDay(day)}-${guest.person.slug}-${what}-${number}`
