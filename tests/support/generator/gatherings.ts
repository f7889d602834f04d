import { formatDay, tellDay, tellLoosely } from './dates.ts'
import { type Draft, declareOnce, type GeneratedArticle } from './draft.ts'
import type { Issue } from './issues.ts'
import { publish, syndicate } from './publish.ts'
import { addParticipant, tellBackground, tellBody, tellColor, tellQuote, tellUnnamed } from './sentences.ts'
import { type Story, slugIn } from './story.ts'

const declareConference = (draft: Draft, story: Story): void => {
  const { host, day, city, issues } = story
  const conference = slugIn(story, 'conference')
  const name = `${city.name} conference on ${issues[0]?.name}, ${formatDay(day)}`
  draft.declareMeeting(conference, { name, kind: story.number % 2 === 0 ? 'CONFERENCE' : 'SUMMIT' })
  draft.declareMeeting(slugIn(story, 'speech'), {
    name: `${host.person.name}'s speech at the ${name}`,
    kind: 'SPEECH',
    partOf: conference,
  })
}

/** A conference of many, with a speech and what each said. */
export const tellConferenceStory = (story: Story): GeneratedArticle[] => {
  const { random, day, city, issues, host, guest, others, wire } = story
  const draft = declareOnce((first) => declareConference(first, story))()
  const conference = slugIn(story, 'conference')
  const speech = slugIn(story, 'speech')
  const date = tellLoosely(day, random)
  const [subject, second, third] = issues as [Issue, Issue, Issue]
  const opening = draft.say(
    `${host.introduction} opened a conference on ${subject.name} in ${city.name} ${date.words}.`,
  )
  const cite = () => opening.quote()
  const report = { status: 'HELD' as const, date: date.edtf, places: [city.slug] }
  draft.factsOf(conference).reports.push({ ...report, cite: cite() })
  draft.factsOf(conference).agenda.push({ issue: subject.slug, outcome: 'DISCUSSED', cite: cite() })
  draft.factsOf(speech).reports.push({ ...report, cite: cite() })
  addParticipant(draft, conference, host, opening, { role: 'CHAIR', attendance: 'PRESENT' })
  addParticipant(draft, speech, host, opening, { role: 'SPEAKER', attendance: 'PRESENT' })
  tellQuote(draft, host, second, random, { meeting: speech, saidOn: date.edtf })
  draft.breakParagraph()
  for (const attendee of [guest, ...others]) {
    const sentence = draft.say(`${attendee.introduction} took a seat at the table.`)
    addParticipant(draft, conference, attendee, sentence, { role: 'ATTENDEE', attendance: 'PRESENT' })
  }
  draft.breakParagraph()
  tellBody(draft, story, third, { meeting: conference })
  tellColor(draft, story)
  const article = publish(draft, story, { day: day + 1, outlet: 0, what: 'conference-report', wire })
  return random.chance(0.3) ? [article, ...syndicate(article, story)] : [article]
}

const declareBriefing = (draft: Draft, story: Story): void => {
  const { guest, day } = story
  const name = `Briefing by ${guest.person.name}, ${formatDay(day)}`
  draft.declareMeeting(slugIn(story, 'briefing'), { name, kind: 'BRIEFING' })
}

/** What one person told the press. */
export const tellBriefingStory = (story: Story): GeneratedArticle[] => {
  const { random, day, issues, guest } = story
  const draft = declareOnce((first) => declareBriefing(first, story))()
  const meeting = slugIn(story, 'briefing')
  const date = tellDay(day)
  const opening = draft.say(`${guest.introduction} briefed reporters ${date.words}.`)
  draft.factsOf(meeting).reports.push({ status: 'HELD', date: date.edtf, cite: opening.quote() })
  addParticipant(draft, meeting, guest, opening, { role: 'SPEAKER', attendance: 'PRESENT' })
  draft.breakParagraph()
  const [first, second, third, fourth, fifth] = issues as [Issue, Issue, Issue, Issue, Issue]
  for (const issue of [first, second, third]) tellQuote(draft, guest, issue, random, { meeting, saidOn: date.edtf })
  draft.breakParagraph()
  tellUnnamed(draft, fourth, random, {})
  tellBody(draft, story, fifth, {})
  if (random.chance(0.5)) tellBackground(draft, story, fourth)
  tellColor(draft, story)
  return [publish(draft, story, { day, outlet: 0, what: 'briefing-report' })]
}
