import { formatDay, tellDay, tellLoosely } from './dates.ts'
import { type Draft, declareOnce, type GeneratedArticle } from './draft.ts'
import type { Issue } from './issues.ts'
import {
  declareTalks,
  type Telling,
  talksOf,
  tellFirstMeeting,
  tellGroup,
  tellMeeting,
  tellOthers,
} from './meetings.ts'
import { publish, syndicate } from './publish.ts'
import { tellAgenda, tellBackground, tellBody, tellColor, tellQuote, tellRaised, tellUnnamed } from './sentences.ts'
import type { Story } from './story.ts'

/** What is said about talks: the same sentences with other words in each article. */
const tellTalks = (draft: Draft, story: Story, meeting: string, issues: readonly Issue[]): void => {
  const { guest, host, random, day } = story
  const [third, fourth, fifth, sixth] = issues as [Issue, Issue, Issue, Issue]
  const saidOn = formatDay(day)
  draft.breakParagraph()
  tellAgenda(draft, meeting, story, false)
  tellRaised(draft, meeting, random.pick([guest, host]), third)
  tellOthers(draft, meeting, story)
  tellGroup(draft, meeting, story)
  draft.breakParagraph()
  tellQuote(draft, random.pick([guest, host]), fourth, random, { meeting, saidOn })
  if (random.chance(0.6)) tellUnnamed(draft, random.chance(0.5) ? fifth : fourth, random, { meeting })
  if (random.chance(0.4)) tellBody(draft, story, sixth, { meeting })
  draft.breakParagraph()
  if (random.chance(0.5)) tellBackground(draft, story, third)
  tellColor(draft, story)
}

/** What comes before talks: that they are to be held, or are put off. */
export const announce = (draft: Draft, story: Story, telling: Telling, before: number): GeneratedArticle => {
  tellMeeting(draft, story, telling)
  draft.breakParagraph()
  tellAgenda(draft, telling.meeting, story, true)
  tellUnnamed(draft, story.issues[2] as Issue, story.random, {})
  tellColor(draft, story)
  return publish(draft, story, { day: story.day - before, outlet: 2, what: telling.status.toLowerCase() })
}

const report = (draft: Draft, story: Story, telling: Telling): GeneratedArticle => {
  tellMeeting(draft, story, telling)
  tellTalks(draft, story, telling.meeting, story.issues.slice(2))
  tellFirstMeeting(draft, story)
  return publish(draft, story, {
    day: story.day + story.random.below(3),
    outlet: 0,
    what: 'report',
    wire: telling.wire,
  })
}

/** Another outlet's account, which may differ in day or place, and may relay the same news agency. */
const reportAgain = (draft: Draft, story: Story, telling: Telling): GeneratedArticle => {
  const { random, host, day, issues } = story
  const differs = random.chance(0.35)
  const date = differs && random.chance(0.5) ? tellDay(day - 1) : telling.date
  const city = differs ? random.pick(host.person.country.cities) : telling.city
  tellMeeting(draft, story, { ...telling, date, city, wire: random.chance(0.5) ? telling.wire : null })
  tellTalks(draft, story, telling.meeting, [...issues.slice(4), ...issues.slice(2, 4)])
  return publish(draft, story, {
    day: day + 1 + random.below(4),
    outlet: 1,
    what: 'second-report',
    wire: telling.wire,
    header: random.chance(0.1) ? { origin: 'EXTRACTOR', reviewStatus: 'PROPOSED' } : {},
  })
}

/** A side denies what was reported: its words dispute the very facts. */
const deny = (draft: Draft, story: Story, { meeting, date, city }: Telling): GeneratedArticle => {
  const { guest, random } = story
  const stance = { stance: 'DISPUTES' as const, attributedTo: { organization: guest.post.body.slug } }
  const facts = draft.factsOf(meeting)
  const denial = draft.say(
    `The ${guest.post.body.name} denied that any such meeting took place in ${city.name} ${date.words}.`,
  )
  facts.reports.push({ status: 'HELD', date: date.edtf, places: [city.slug], cite: denial.quote(undefined, stance) })
  const absence = draft.say(`${guest.introduction} was at home all week, it said.`)
  facts.participants.push({
    person: guest.person.slug,
    role: 'GUEST',
    attendance: 'PRESENT',
    cite: absence.quote(undefined, stance),
  })
  draft.breakParagraph()
  tellUnnamed(draft, story.issues[3] as Issue, random, {})
  tellColor(draft, story)
  return publish(draft, story, { day: story.day + 2 + random.below(5), outlet: 3, what: 'denial' })
}

/** Talks of two: announced, put off, held, told of again, denied, and copied, each of them now and then. */
export const tellTalksStory = (story: Story): GeneratedArticle[] => {
  const { random, day, city, wire } = story
  const draftOf = declareOnce((draft) => declareTalks(draft, story))
  const meeting = talksOf(story)
  const date = tellLoosely(day, random)
  const held: Telling = { meeting, status: 'HELD', date, city, wire: random.chance(0.4) ? wire : null }
  const articles: GeneratedArticle[] = []
  if (random.chance(0.3)) articles.push(announce(draftOf(), story, { ...held, status: 'PLANNED', wire: null }, 9))
  if (random.chance(0.1)) {
    articles.push(announce(draftOf(), story, { ...held, status: 'POSTPONED', date: tellDay(day - 4), wire: null }, 5))
  }
  const first = report(draftOf(), story, held)
  articles.push(first)
  if (random.chance(0.4)) articles.push(reportAgain(draftOf(), story, held))
  if (random.chance(0.15)) articles.push(deny(draftOf(), story, held))
  if (random.chance(0.2)) articles.push(...syndicate(first, story))
  return articles
}
