import type { GeneratedArticle } from './draft.ts'
import { tellBriefingStory, tellConferenceStory } from './gatherings.ts'
import { tellGhostStory } from './ghosts.ts'
import type { Registry } from './registry.ts'
import { createStory, type Story } from './story.ts'
import { tellTalksStory } from './talks.ts'
import { tellVisitStory } from './visits.ts'
import { createWorld } from './world.ts'

/** A knowledge base made up, in the form of a seeds folder. */
export interface GeneratedBase {
  readonly registry: Registry
  /** The articles in order of their stories; each walk through them makes them anew, so that they never stand in memory all. */
  articles(): Iterable<GeneratedArticle>
}

/** How many of a hundred stories are of each kind. */
const tellers: readonly (readonly [number, (story: Story) => GeneratedArticle[]])[] = [
  [50, tellTalksStory],
  [15, tellVisitStory],
  [10, tellConferenceStory],
  [10, tellBriefingStory],
  [15, tellGhostStory],
]

const tellStory = (story: Story): GeneratedArticle[] => {
  let roll = story.random.below(100)
  for (const [share, tell] of tellers) {
    if (roll < share) return tell(story)
    roll -= share
  }
  throw new RangeError('the shares of the tellers are not a hundred')
}

/** About as many as a story has, so that the years are told of evenly. */
const articlesOfStory = 1.7

/**
 * Makes up a knowledge base as large as asked for: plainly fictional, and as uneven as news. The same numbers give the same
 * base, byte for byte.
 * @param options.articles how many, from 1
 * @param options.seed any whole number
 */
export const generateBase = ({ articles, seed = 1 }: { articles: number; seed?: number }): GeneratedBase => {
  const world = createWorld(articles, seed)
  function* tell(): Generator<GeneratedArticle> {
    const stories = Math.ceil(articles / articlesOfStory)
    let left = articles
    for (let number = 0; left > 0; number += 1) {
      const share = number < stories ? number / stories : 1
      const told = tellStory(createStory(world, seed, number, share)).slice(0, left)
      left -= told.length
      yield* told
    }
  }
  return { registry: world.registry, articles: tell }
}
