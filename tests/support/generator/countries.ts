import { nameCities, nameCountries } from './names.ts'
import type { Random } from './random.ts'
import type { Registry } from './registry.ts'

/** A body of a state, and the titles of those who speak for it, the highest first. */
export interface Body {
  readonly slug: string
  /** As texts name it. */
  readonly name: string
  readonly titles: readonly string[]
}

export interface City {
  readonly slug: string
  readonly name: string
  /** Where meetings there are held. */
  readonly building: { readonly slug: string; readonly name: string }
}

export interface Country {
  readonly slug: string
  readonly name: string
  readonly adjective: string
  readonly government: Body
  /** The bodies beneath the government. */
  readonly bodies: readonly Body[]
  readonly cities: readonly City[]
}

/** A part of the world, with the waters that its states quarrel about. */
export interface Region {
  readonly slug: string
  readonly name: string
  readonly waters: string
}

const continents = ['Norvane', 'Suthrel']
const regionNames = ['Upper Norvane', 'Lower Norvane', 'Inner Suthrel', 'Outer Suthrel', 'Hask Islands', 'Far Suthrel']
const watersNames = ['Halm Sea', 'Bight of Orrel', 'Dask Strait', 'Sea of Tarn', 'Hask Channel', 'Mere Gulf']

export const slugOf = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, '-')

/** Continents, their regions, and waters. */
export const createSharedPlaces = ({ places }: Registry, random: Random): Region[] => {
  for (const name of continents) places[slugOf(name)] = { name, kind: 'CONTINENT' }
  return regionNames.map((name, index) => {
    const waters = watersNames[index] as string
    const region = { slug: slugOf(name), name, waters }
    const partOf = slugOf(continents[name.includes('Norvane') ? 0 : 1] as string)
    places[region.slug] = { name, kind: 'REGION', partOf }
    const coordinates = { latitude: random.below(120) - 60, longitude: random.below(360) - 180 }
    places[slugOf(waters)] = { name: waters, kind: 'WATERS', partOf: region.slug, coordinates }
    return region
  })
}

const bodyTitles = {
  Government: ['Prime Minister', 'Deputy Prime Minister', 'Special Envoy', 'National Security Adviser'],
  'Foreign Ministry': [
    'Foreign Minister',
    'Deputy Foreign Minister',
    'Ambassador-at-Large',
    'Foreign Ministry Spokesperson',
  ],
  'Defense Ministry': ['Defense Minister', 'Chief of Staff', 'Defense Ministry Spokesperson'],
  'Trade Ministry': ['Trade Minister', 'Chief Trade Negotiator'],
  'Maritime Agency': ['Maritime Commissioner', 'Deputy Maritime Commissioner'],
  'Border Council': ['Border Commissioner', 'Border Council Secretary'],
} as const

type BodyName = keyof typeof bodyTitles

/** What stands under what, from the second level down. */
const beneath = {
  'Foreign Ministry': ['MINISTRY', 'Government'],
  'Defense Ministry': ['MINISTRY', 'Government'],
  'Trade Ministry': ['MINISTRY', 'Government'],
  'Maritime Agency': ['AGENCY', 'Trade Ministry'],
  'Border Council': ['COUNCIL', 'Defense Ministry'],
} as const satisfies Partial<Record<BodyName, readonly [string, BodyName]>>

const createBodies = (
  { organizations }: Registry,
  { name, adjective }: { name: string; adjective: string },
): Body[] => {
  const country = slugOf(name)
  const slugIn = (body: BodyName) => `${country}-${slugOf(body)}`
  organizations[slugIn('Government')] = {
    name: `Government of ${name}`,
    aliases: [`${adjective} Government`, `${adjective} government`],
    kind: 'GOVERNMENT',
    country,
  }
  for (const [body, [kind, parent]] of Object.entries(beneath)) {
    const aliases = body === 'Foreign Ministry' ? [`Ministry of Foreign Affairs of ${name}`] : []
    const slug = slugIn(body as BodyName)
    organizations[slug] = { name: `${adjective} ${body}`, aliases, kind, parent: slugIn(parent), country }
  }
  return Object.entries(bodyTitles).map(([body, titles]) => ({
    slug: slugIn(body as BodyName),
    name: `${adjective} ${body}`,
    titles,
  }))
}

const createCity = ({ places }: Registry, name: string, partOf: string): City => {
  const slug = slugOf(name)
  const building = { slug: `${slug}-assembly-hall`, name: `${name} Assembly Hall` }
  places[slug] = { name, kind: 'CITY', partOf }
  places[building.slug] = { name: building.name, kind: 'BUILDING', partOf: slug }
  return { slug, name, building }
}

const citiesOfEach = 3

/** Countries with their cities, governments and the bodies beneath these. */
export const createCountries = (
  registry: Registry,
  random: Random,
  regions: readonly Region[],
  count: number,
): Country[] => {
  const cityNames = nameCities(random, count * citiesOfEach)
  return nameCountries(random, count).map((naming, index) => {
    const slug = slugOf(naming.name)
    registry.places[slug] = { name: naming.name, kind: 'COUNTRY', partOf: random.pick(regions).slug }
    const [government, ...bodies] = createBodies(registry, naming) as [Body, ...Body[]]
    const names = cityNames.slice(index * citiesOfEach, (index + 1) * citiesOfEach)
    return { slug, ...naming, government, bodies, cities: names.map((name) => createCity(registry, name, slug)) }
  })
}
