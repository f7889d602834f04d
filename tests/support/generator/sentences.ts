import type { Draft, Sentence } from './draft.ts'
import type { Issue } from './issues.ts'
import type { Outlet } from './outlets.ts'
import type { Role, Story } from './story.ts'

type Facts = ReturnType<Draft['factsOf']>
type Participant = Facts['participants'][number]
type Statement = Draft['statements'][number]

/** Has a sentence tell that somebody takes part; the post, too, stands in the words that introduce them. */
export const addParticipant = (
  draft: Draft,
  meeting: string,
  { person, post, introduction }: Role,
  sentence: Sentence,
  { role, attendance }: Pick<Participant, 'role' | 'attendance'>,
): void => {
  const representing = post.body.slug
  const cite = sentence.quote()
  const who = { person: person.slug, representing, capacity: post.title }
  draft.factsOf(meeting).participants.push({ ...who, role, attendance, cite })
  if (draft.positions.some((position) => position.person === person.slug)) return
  const { title, from, to } = post
  draft.positions.push({
    person: person.slug,
    title,
    organization: representing,
    ...(from && { from }),
    ...(to && { to }),
    cite: sentence.quote(introduction),
  })
}

/** "The two sides discussed …": what was, or is to be, on the agenda. */
export const tellAgenda = (draft: Draft, meeting: string, { issues, random }: Story, isPlanned: boolean): void => {
  const [first, second] = issues as [Issue, Issue]
  const sentence = draft.say(
    isPlanned
      ? `The agenda is to include ${first.name} as well as ${second.name}.`
      : `The two sides ${random.pick(['discussed', 'went over', 'took stock of'])} ${first.name} as well as ${second.name}.`,
  )
  const outcome = isPlanned
    ? 'PLANNED'
    : random.pick(['DISCUSSED', 'DISCUSSED', 'AGREED', 'DISAGREED', 'ALIGNED'] as const)
  for (const issue of [first, second]) {
    draft.factsOf(meeting).agenda.push({ issue: issue.slug, outcome, cite: sentence.quote() })
  }
}

/** What one side brought up. */
export const tellRaised = (draft: Draft, meeting: string, raiser: Role, issue: Issue): void => {
  const sentence = draft.say(`${raiser.person.family} brought up ${issue.name} and asked for an early answer.`)
  draft.factsOf(meeting).agenda.push({
    issue: issue.slug,
    outcome: 'RAISED',
    raisedBy: { person: raiser.person.slug },
    cite: sentence.quote(`${raiser.person.family} brought up ${issue.name}`),
  })
}

const hopes = [
  'We have come a long way on',
  'Nobody should doubt that we take seriously',
  'Our two nations cannot afford a quarrel over',
  'There is still much to be done about',
]

/** Somebody's own words. */
export const tellQuote = (
  draft: Draft,
  speaker: Role,
  issue: Issue,
  random: Story['random'],
  rest: Partial<Statement>,
): void => {
  const words = `${random.pick(hopes)} ${issue.name}`
  const sentence = draft.say(`"${words}," ${speaker.person.family} ${random.pick(['said', 'told reporters'])}.`)
  const said: Partial<Statement> = {
    speaker: speaker.person.slug,
    organization: speaker.post.body.slug,
    issues: [issue.slug],
    ...rest,
  }
  draft.statements.push(sentence.quote(words, { kind: 'QUOTE' as const, ...said }))
}

const unnamed = [
  'A senior official',
  'A diplomat with knowledge of the matter',
  'Two officials',
  'A person close to the talks',
]
const doubts = ['was close to a breakthrough', 'had hardly moved', 'would take months', 'was the hardest part']

/** What somebody says who is not named. */
export const tellUnnamed = (draft: Draft, issue: Issue, random: Story['random'], rest: Partial<Statement>): void => {
  const who = random.pick(unnamed)
  const sentence = draft.say(`${who} said that work on ${issue.name} ${random.pick(doubts)}.`)
  const said = { kind: 'PARAPHRASE' as const, speakerAsWritten: who, issues: [issue.slug], ...rest }
  draft.statements.push(sentence.quote(undefined, said))
}

/** What a body states, shared by others, to whom it is directed. */
export const tellBody = (draft: Draft, story: Story, issue: Issue, rest: Partial<Statement>): void => {
  const { guest, host, others } = story
  const [sharer] = others
  const shared = sharer ? `, a view held by the ${sharer.person.country.government.name} too` : ''
  const sentence = draft.say(`The ${host.post.body.name} urged restraint on ${issue.name}${shared}.`)
  const said: Partial<Statement> = {
    organization: host.post.body.slug,
    addressees: [guest.person.country.government.slug],
    sharedBy: sharer ? [sharer.person.country.government.slug] : [],
    issues: [issue.slug],
    ...rest,
  }
  draft.statements.push(sentence.quote(undefined, { kind: 'PARAPHRASE' as const, ...said }))
}

/** What the article says for itself. */
export const tellBackground = (draft: Draft, { guest, host }: Story, issue: Issue): void => {
  const sentence = draft.say(
    `Relations between ${guest.person.country.name} and ${host.person.country.name} have been strained by ${issue.name}.`,
  )
  draft.statements.push(sentence.quote(undefined, { kind: 'NARRATION' as const, issues: [issue.slug] }))
}

const colors = [
  'Streets around the hall were closed for most of the morning',
  'Rain kept the crowds away',
  'A choir of pupils sang at the gate',
  'The delegations arrived in two long columns of cars',
  'No questions were taken',
]

/** A sentence that holds no fact. */
export const tellColor = (draft: Draft, { random, city }: Story): void => {
  const sentence = draft.say(`${random.pick(colors)}, as is usual in ${city.name}.`)
  draft.uncited.push(sentence.quote(undefined, { reason: 'It tells nothing of meetings or statements.' }))
}

/** On whose word an article relies that relays a news agency. */
export const attributionTo = (wire: Outlet | null) =>
  wire ? { attributedTo: { organization: wire.slug }, attributedAsWritten: `reported ${wire.name}` } : {}
