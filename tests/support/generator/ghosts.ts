import { tellLoosely } from './dates.ts'
import { declareOnce, type GeneratedArticle } from './draft.ts'
import type { Issue } from './issues.ts'
import { declareTalks, type Telling, talksOf, tellMeeting } from './meetings.ts'
import { publish } from './publish.ts'
import { tellBackground, tellBody, tellColor, tellQuote, tellUnnamed } from './sentences.ts'
import type { Story } from './story.ts'
import { announce } from './talks.ts'

/** Talks that no article reports as held: planned and never heard of again, called off, or declined. */
export const tellGhostStory = (story: Story): GeneratedArticle[] => {
  const { random, day, city, host, issues } = story
  const draftOf = declareOnce((draft) => declareTalks(draft, story))
  const meeting = talksOf(story)
  const telling: Telling = { meeting, status: 'PLANNED', date: tellLoosely(day, random), city, wire: null }
  const articles: GeneratedArticle[] = []
  if (random.chance(0.7)) articles.push(announce(draftOf(), story, telling, 14))
  if (articles.length > 0 && random.chance(0.5)) return articles
  const draft = draftOf()
  const status = random.chance(0.7) ? 'DECLINED' : 'CANCELLED'
  tellMeeting(draft, story, { ...telling, status })
  draft.breakParagraph()
  const [first, second, third] = issues as [Issue, Issue, Issue]
  tellQuote(draft, host, first, random, { meeting })
  tellUnnamed(draft, second, random, { meeting })
  tellBody(draft, story, third, {})
  tellBackground(draft, story, first)
  tellColor(draft, story)
  return [...articles, publish(draft, story, { day: day - 3, outlet: 0, what: status.toLowerCase() })]
}
