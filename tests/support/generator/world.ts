import { type Country, createCountries, createSharedPlaces, type Region } from './countries.ts'
import { createIssues, type Issue } from './issues.ts'
import { createOutlets, type Outlet } from './outlets.ts'
import { createPersons, type GeneratedPerson } from './persons.ts'
import { createRandom } from './random.ts'
import type { Registry } from './registry.ts'

/** Everybody and everything that the articles of a knowledge base can tell of, those told of most first. */
export interface World {
  readonly registry: Registry
  readonly regions: readonly Region[]
  readonly countries: readonly Country[]
  readonly persons: readonly GeneratedPerson[]
  readonly issues: readonly Issue[]
  readonly outlets: readonly Outlet[]
  /** News agencies, whose reports outlets relay. */
  readonly wires: readonly Outlet[]
}

/** Makes a world that fits a number of articles: five for each person, from 30 persons on. */
export const createWorld = (articles: number, seed: number): World => {
  const random = createRandom(seed, -1)
  const registry: Registry = { persons: {}, organizations: {}, places: {}, issues: {}, meetings: {} }
  const regions = createSharedPlaces(registry, random)
  const countries = createCountries(registry, random, regions, Math.min(60, 8 + Math.floor(articles / 250)))
  const issues = createIssues(registry, regions)
  const { outlets, wires } = createOutlets(registry, countries)
  const persons = createPersons(registry, random, countries, Math.max(30, Math.floor(articles / 5)))
  return { registry, regions, countries, persons, issues, outlets, wires }
}
