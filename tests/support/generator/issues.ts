import { type Region, slugOf } from './countries.ts'
import type { Registry } from './registry.ts'

export interface Issue {
  readonly slug: string
  /** As texts name it, in lower case. */
  readonly name: string
}

/** Topics, each with what is narrower. The first are told of most. */
const topics: Record<string, readonly string[]> = {
  'fishing rights': ['herring quotas', 'trawler licenses'],
  'border demarcation': ['border crossings', 'minefield clearance'],
  'arms control': ['missile inspections', 'naval exercises'],
  'trade tariffs': ['grain tariffs', 'steel tariffs'],
  'water sharing': ['dam releases', 'irrigation quotas'],
  'energy transit': ['pipeline fees', 'grid connections'],
  'prisoner exchanges': ['repatriation of crews'],
  'shipping lanes': ['pilotage rules', 'icebreaker escorts'],
  'sanctions policy': ['asset freezes'],
  'climate finance': ['coastal defenses'],
}

/** Topics, each topic in every region beneath it, and what is narrower beneath that. */
export const createIssues = ({ issues }: Registry, regions: readonly Region[]): Issue[] => {
  const listed: Issue[] = []
  const declare = (name: string, broader?: Issue): Issue => {
    const issue = { slug: slugOf(name), name }
    issues[issue.slug] = {
      name: name.charAt(0).toUpperCase() + name.slice(1),
      ...(broader && { broader: broader.slug }),
    }
    listed.push(issue)
    return issue
  }
  const declared = Object.keys(topics).map((topic) => declare(topic))
  for (const region of regions) {
    for (const topic of declared) {
      const regional = declare(`${topic.name} in the ${region.waters}`, topic)
      for (const narrower of topics[topic.name] ?? []) declare(`${narrower} in the ${region.waters}`, regional)
    }
  }
  return listed
}
