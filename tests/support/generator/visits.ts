import { formatDay, tellDay, tellDays } from './dates.ts'
import { type Draft, declareOnce, type GeneratedArticle } from './draft.ts'
import type { Issue } from './issues.ts'
import { publish } from './publish.ts'
import { addParticipant, tellBody, tellColor, tellQuote, tellRaised } from './sentences.ts'
import { type Role, type Story, slugIn } from './story.ts'

const lengthOfVisit = 3

const partsOf = (story: Story) =>
  [
    { slug: slugIn(story, 'visit-talks'), name: 'Talks', kind: 'TALKS', words: 'opened talks' },
    { slug: slugIn(story, 'visit-lunch'), name: 'Working lunch', kind: 'MEAL', words: 'sat down to a working lunch' },
    { slug: slugIn(story, 'visit-briefing'), name: 'Joint briefing', kind: 'BRIEFING', words: 'faced the press' },
  ] as const

const declareVisit = (draft: Draft, story: Story): void => {
  const { guest, host, day } = story
  const visit = slugIn(story, 'visit')
  const of = `${guest.person.name}'s visit to ${host.person.country.name}, ${formatDay(day).slice(0, 4)}`
  const duration = `P${lengthOfVisit + 1}D`
  draft.declareMeeting(visit, { name: of, kind: 'VISIT', duration, purpose: `To speak of ${story.issues[0]?.name}` })
  for (const [index, { slug, name, kind }] of partsOf(story).entries()) {
    draft.declareMeeting(slug, { name: `${name} during ${of}`, kind, partOf: visit, sequence: index + 1 })
  }
}

const tellVisit = (draft: Draft, story: Story, status: 'PLANNED' | 'HELD'): void => {
  const { guest, host, day } = story
  const visit = slugIn(story, 'visit')
  const date = tellDays(day, day + lengthOfVisit)
  const verb = status === 'PLANNED' ? 'will visit' : 'visited'
  const sentence = draft.say(`${guest.introduction} ${verb} ${host.person.country.name} ${date.words}.`)
  const facts = draft.factsOf(visit)
  facts.reports.push({ status, date: date.edtf, places: [host.person.country.slug], cite: sentence.quote() })
  const attendance = status === 'PLANNED' ? 'EXPECTED' : 'PRESENT'
  addParticipant(draft, visit, guest, sentence, { role: 'GUEST', attendance })
  const companions = draft.say(`A delegation of the ${guest.post.body.name} travels along.`)
  facts.participants.push({
    organization: guest.post.body.slug,
    role: 'ACCOMPANYING',
    attendance,
    cite: companions.quote(),
  })
}

const tellParts = (draft: Draft, story: Story): void => {
  const { guest, host, city, day } = story
  for (const [index, { slug, words }] of partsOf(story).entries()) {
    const date = tellDay(day + index)
    const with_ = index === 0 ? host.introduction : host.person.family
    const sentence = draft.say(`In ${city.name} ${date.words} ${guest.person.family} and ${with_} ${words}.`)
    const facts = draft.factsOf(slug)
    facts.reports.push({ status: 'HELD', date: date.edtf, places: [city.building.slug], cite: sentence.quote() })
    const present = (who: Role, role: 'GUEST' | 'HOST') => ({
      person: who.person.slug,
      representing: who.post.body.slug,
      role,
      attendance: 'PRESENT' as const,
      cite: sentence.quote(),
    })
    facts.participants.push(present(guest, 'GUEST'), present(host, 'HOST'))
  }
}

/** A visit of several days with its parts: announced, and told of when it is over. */
export const tellVisitStory = (story: Story): GeneratedArticle[] => {
  const { random, day, issues, guest, host } = story
  const draftOf = declareOnce((draft) => declareVisit(draft, story))
  const articles: GeneratedArticle[] = []
  const [talks] = partsOf(story)
  const [first, second, third] = issues as [Issue, Issue, Issue]
  if (random.chance(0.6)) {
    const draft = draftOf()
    tellVisit(draft, story, 'PLANNED')
    draft.breakParagraph()
    tellQuote(draft, guest, first, random, { addressees: [host.person.country.government.slug] })
    tellColor(draft, story)
    articles.push(publish(draft, story, { day: day - 12, outlet: 0, what: 'visit-announced' }))
  }
  const draft = draftOf()
  tellVisit(draft, story, 'HELD')
  draft.breakParagraph()
  tellParts(draft, story)
  draft.breakParagraph()
  tellRaised(draft, talks.slug, host, second)
  tellRaised(draft, talks.slug, guest, third)
  tellQuote(draft, host, first, random, { meeting: talks.slug, saidOn: formatDay(day).slice(0, 7) })
  tellBody(draft, story, second, { meeting: slugIn(story, 'visit') })
  articles.push(publish(draft, story, { day: day + lengthOfVisit + 1, outlet: 1, what: 'visit-report' }))
  return articles
}
