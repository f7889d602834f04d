import type { City } from './countries.ts'
import { formatDay, type ToldDate } from './dates.ts'
import type { Draft } from './draft.ts'
import type { Outlet } from './outlets.ts'
import { addParticipant, attributionTo } from './sentences.ts'
import { type Story, slugIn } from './story.ts'

type Report = ReturnType<Draft['factsOf']>['reports'][number]

/** How an article tells of a meeting. */
export interface Telling {
  readonly meeting: string
  readonly status: Report['status']
  readonly date: ToldDate
  readonly city: City
  /** The news agency on whose word it is told. */
  readonly wire: Outlet | null
}

const verbs: Record<Report['status'], string> = {
  PLANNED: 'is to meet',
  ONGOING: 'is meeting',
  HELD: 'met',
  POSTPONED: 'put off meeting',
  CANCELLED: 'will not, after all, meet',
  DECLINED: 'declined to meet',
}

const attendances = {
  PLANNED: 'EXPECTED',
  ONGOING: 'PRESENT',
  HELD: 'PRESENT',
  POSTPONED: 'EXPECTED',
  CANCELLED: 'ABSENT',
  DECLINED: 'DECLINED',
} as const satisfies Record<Report['status'], string>

/** "A met B in C on D, reported E.": the sentence with which an article begins. */
export const tellMeeting = (draft: Draft, { guest, host }: Story, telling: Telling): void => {
  const { meeting, status, date, city, wire } = telling
  const source = wire ? `, reported ${wire.name}` : ''
  const where = `${host.introduction} in ${city.name} ${date.words}${source}`
  const sentence = draft.say(`${guest.introduction} ${verbs[status]} ${where}.`)
  draft.factsOf(meeting).reports.push({
    status,
    date: date.edtf,
    places: [city.slug],
    ...(status === 'DECLINED' && { declinedBy: guest.post.body.slug }),
    cite: sentence.quote(undefined, attributionTo(wire)),
  })
  // Who declines is the one who was invited: the other would have come.
  const hostAttendance = status === 'DECLINED' ? 'EXPECTED' : attendances[status]
  addParticipant(draft, meeting, guest, sentence, { role: 'GUEST', attendance: attendances[status] })
  addParticipant(draft, meeting, host, sentence, { role: 'HOST', attendance: hostAttendance })
}

/** The slug of the talks of a story's two persons. */
export const talksOf = (story: Story): string => slugIn(story, 'talks')

/** Declares the talks of a story's two persons. */
export const declareTalks = (draft: Draft, story: Story): void => {
  const { guest, host, random, day } = story
  const names = `${guest.person.name} and ${host.person.name}`
  const [kind, name] = random.pick([
    ['TALKS', `Talks between ${names}`],
    ['TALKS', `Meeting of ${names}`],
    ['CALL', `Call between ${names}`],
    ['MEAL', `Working lunch of ${names}`],
  ] as const)
  const duration = random.chance(0.2) ? { duration: `PT${1 + random.below(4)}H` } : {}
  draft.declareMeeting(talksOf(story), { name: `${name}, ${formatDay(day).slice(0, 4)}`, kind, ...duration })
}

/** Who else was there. */
export const tellOthers = (draft: Draft, meeting: string, { others, random }: Story): void => {
  const other = others[0]
  if (!other || random.chance(0.5)) return
  const sentence = draft.say(`${other.introduction} sat in as an observer.`)
  addParticipant(draft, meeting, other, sentence, { role: 'OBSERVER', attendance: 'PRESENT' })
}

/** A group that took part, of which nobody is named. */
export const tellGroup = (draft: Draft, meeting: string, { random }: Story): void => {
  if (random.chance(0.8)) return
  const group = random.pick([
    'shipowners from both shores',
    'representatives of several parties',
    'a group of students',
  ])
  const sentence = draft.say(`Also in the room were ${group}.`)
  draft
    .factsOf(meeting)
    .participants.push({ asWritten: group, role: 'ATTENDEE', attendance: 'PRESENT', cite: sentence.quote() })
}

/** Now and then: when the two governments first met, which sources tell by the decade or the century. */
export const tellFirstMeeting = (draft: Draft, story: Story): void => {
  const { random, number, guest, host } = story
  const isLongAgo = number % 23 === 7
  if (!isLongAgo && number % 17 !== 5) return
  const meeting = slugIn(story, 'first-contact')
  const [one, two] = [guest.person.country, host.person.country]
  const decade = 5 + random.below(5)
  const date = isLongAgo
    ? { edtf: '19XX', words: 'in the last century' }
    : { edtf: `19${decade}X`, words: `in the 19${decade}0s` }
  draft.declareMeeting(meeting, { name: `First talks between ${one.name} and ${two.name}`, kind: 'TALKS' })
  const sentence = draft.say(`Envoys of ${one.name} and ${two.name} first sat down together ${date.words}.`)
  const facts = draft.factsOf(meeting)
  facts.reports.push({ status: 'HELD', date: date.edtf, cite: sentence.quote() })
  for (const { government } of [one, two]) {
    facts.participants.push({
      organization: government.slug,
      role: 'ATTENDEE',
      attendance: 'PRESENT',
      cite: sentence.quote(),
    })
  }
}
