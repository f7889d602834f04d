import { describe, expect, test } from 'vitest'
import { createSandbox } from './sandbox.ts'

const { query, refusalOf, insert, add } = createSandbox()

const text = 'Kurt Campbell met Ma Zhaoxu.'
const kurt = { start: 0, end: 4, exact: 'Kurt' }

describe('alternatives', () => {
  test('a mention names exactly one entity', async () => {
    const mention = { articleId: await add.article({ text }), ...kurt }
    const [personId, placeId] = [await add.person(), await add.place()]
    expect(await refusalOf(() => add.mention(mention))).toBe('Mention_entity')
    expect(await refusalOf(() => add.mention({ ...mention, personId, placeId }))).toBe('Mention_entity')
    expect(await refusalOf(() => add.mention({ ...mention, placeId }))).toBeNull()
  })

  test('a citation supports exactly one fact, on the word of one person or one organization at most', async () => {
    const citation = { articleId: await add.article({ text }), ...kurt }
    const personId = await add.person()
    const positionId = await add.position({ personId })
    const meetingReportId = await add.report({ meetingId: await add.meeting() })
    expect(await refusalOf(() => add.citation(citation))).toBe('Citation_fact')
    expect(await refusalOf(() => add.citation({ ...citation, positionId, meetingReportId }))).toBe('Citation_fact')
    const attribution = { attributedToPersonId: personId, attributedToOrganizationId: await add.organization() }
    expect(await refusalOf(() => add.citation({ ...citation, positionId, ...attribution }))).toBe(
      'Citation_attribution',
    )
    expect(await refusalOf(() => add.citation({ ...citation, positionId, attributedToPersonId: personId }))).toBeNull()
  })

  test('a participant is a person, an organization, or a group as written', async () => {
    const meetingId = await add.meeting()
    const [personId, organizationId] = [await add.person(), await add.organization()]
    expect(await refusalOf(() => add.participation({ meetingId }))).toBe('Participation_participant')
    expect(await refusalOf(() => add.participation({ meetingId, personId, organizationId }))).toBe(
      'Participation_participant',
    )
    expect(await refusalOf(() => add.participation({ meetingId, asWritten: 'representatives' }))).toBeNull()
  })

  test('an agenda item is raised by a person or an organization, not by both', async () => {
    const item = { meetingId: await add.meeting(), issueId: await add.issue() }
    const both = { raisedByPersonId: await add.person(), raisedByOrganizationId: await add.organization() }
    expect(await refusalOf(() => add.agendaItem({ ...item, ...both }))).toBe('AgendaItem_raisedBy')
  })

  test('only a declined meeting was declined by somebody', async () => {
    const report = { meetingId: await add.meeting(), declinedById: await add.organization() }
    expect(await refusalOf(() => add.report({ ...report, status: 'HELD' }))).toBe('MeetingReport_declinedBy')
    expect(await refusalOf(() => add.report({ ...report, status: 'DECLINED' }))).toBeNull()
  })
})

describe('dates', () => {
  const statement = async (row: object) =>
    add.statement({ articleId: await add.article({ text }), start: 0, end: 4, text: 'Kurt', ...row })
  const position = async (row: object) => add.position({ personId: await add.person(), ...row })
  const report = async (row: object) => add.report({ meetingId: await add.meeting(), ...row })
  const days = (name: string, earliest: string | null, latest: string | null) => ({
    [`${name}Earliest`]: earliest,
    [`${name}Latest`]: latest,
  })

  test.for([
    ['Article_publishedOn_order', 'publishedOn', add.article],
    ['MeetingReport_date_order', 'date', report],
    ['Statement_saidOn_order', 'saidOn', statement],
    ['Position_from_order', 'from', position],
    ['Position_to_order', 'to', position],
  ] as const)('%s: the first day is not after the last', async ([constraint, name, addRow]) => {
    expect(await refusalOf(() => addRow({ [name]: '2024-04', ...days(name, '2024-04-30', '2024-04-01') }))).toBe(
      constraint,
    )
    expect(await refusalOf(() => addRow({ [name]: '2024-04', ...days(name, '2024-04-01', '2024-04-30') }))).toBeNull()
  })

  test.for([
    ['MeetingReport_date_order', 'date', report],
    ['Statement_saidOn_order', 'saidOn', statement],
    ['Position_from_order', 'from', position],
    ['Position_to_order', 'to', position],
  ] as const)('%s: a date has its days, and days have their date', async ([constraint, name, addRow]) => {
    expect(await refusalOf(() => addRow({ [name]: '2024-04' }))).toBe(constraint)
    expect(await refusalOf(() => addRow(days(name, '2024-04-01', '2024-04-30')))).toBe(constraint)
    expect(await refusalOf(() => addRow({ [name]: '2024-04', ...days(name, '2024-04-01', null) }))).toBe(constraint)
    expect(await refusalOf(() => addRow({}))).toBeNull()
  })

  test('a position does not end before it begins', async () => {
    const from = { from: '2024-05', ...days('from', '2024-05-01', '2024-05-31') }
    const to = (month: string) => ({ to: month, ...days('to', `${month}-01`, `${month}-28`) })
    expect(await refusalOf(() => position({ ...from, ...to('2024-04') }))).toBe('Position_order')
    expect(await refusalOf(() => position({ ...from, ...to('2024-05') }))).toBeNull()
  })
})

describe('natural keys, in which null is a value', () => {
  /** Adds the same row twice, under two ids. */
  const twice = async (add: (row: Record<string, unknown>) => Promise<string>, row: Record<string, unknown>) => {
    await add(row)
    return refusalOf(() => add(row))
  }

  test('an article names an entity once at each span', async () => {
    const row = { articleId: await add.article({ text }), ...kurt, personId: await add.person() }
    expect(await twice(add.mention, row)).toBe('Mention_natural_key')
    expect(await refusalOf(async () => add.mention({ ...row, personId: await add.person() }))).toBeNull()
  })

  test('a span supports a fact once, and may dispute it too', async () => {
    const positionId = await add.position({ personId: await add.person() })
    const row = { articleId: await add.article({ text }), ...kurt, positionId }
    expect(await twice(add.citation, row)).toBe('Citation_natural_key')
    expect(await refusalOf(() => add.citation({ ...row, stance: 'DISPUTES' }))).toBeNull()
  })

  test('what stands in an article is said once', async () => {
    const row = { articleId: await add.article({ text }), start: 0, end: 4, text: 'Kurt' }
    expect(await twice(add.statement, row)).toBe('Statement_natural_key')
  })

  test('a participant takes part in a meeting once in each role and attendance', async () => {
    const row = { meetingId: await add.meeting(), asWritten: 'representatives' }
    expect(await twice(add.participation, row)).toBe('Participation_natural_key')
    expect(await refusalOf(() => add.participation({ ...row, role: 'HOST' }))).toBeNull()
    expect(await refusalOf(() => add.participation({ ...row, attendance: 'ABSENT' }))).toBeNull()
  })

  test('an issue stands on an agenda once for each outcome and who raised it', async () => {
    const row = { meetingId: await add.meeting(), issueId: await add.issue() }
    expect(await twice(add.agendaItem, row)).toBe('AgendaItem_natural_key')
    expect(await refusalOf(async () => add.agendaItem({ ...row, raisedByPersonId: await add.person() }))).toBeNull()
  })

  test('a person holds a title at an organization once', async () => {
    const row = { personId: await add.person(), title: 'minister' }
    expect(await twice(add.position, row)).toBe('Position_natural_key')
    expect(await refusalOf(async () => add.position({ ...row, organizationId: await add.organization() }))).toBeNull()
  })

  test.for(['article', 'person', 'organization', 'place', 'issue', 'meeting'] as const)(
    'no two of a kind have one slug: %s',
    async (kind) => {
      const table = `${kind.charAt(0).toUpperCase()}${kind.slice(1)}`
      expect(await twice(add[kind], { slug: 'same' })).toBe(`${table}_slug_key`)
    },
  )
})

describe('what stands above what', () => {
  test.for([
    ['Organization', 'parentId', add.organization],
    ['Place', 'partOfId', add.place],
    ['Issue', 'broaderId', add.issue],
    ['Meeting', 'partOfId', add.meeting],
    ['Article', 'syndicationOfId', add.article],
  ] as const)('of %s is never a circle', async ([table, above, addRow]) => {
    const top = await addRow()
    const middle = await addRow({ [above]: top })
    const bottom = await addRow({ [above]: middle })
    const put = (id: string, aboveId: string) => () =>
      query(`UPDATE "${table}" SET "${above}" = $2 WHERE id = $1`, [id, aboveId])
    expect(await refusalOf(put(top, top))).toBe(`${table}_circle`)
    expect(await refusalOf(put(top, middle))).toBe(`${table}_circle`)
    expect(await refusalOf(put(top, bottom))).toBe(`${table}_circle`)
    expect(await refusalOf(put(bottom, top))).toBeNull()
  })

  test('a refused circle is told by its slug', async () => {
    const id = await add.place({ slug: 'taipei' })
    await expect(query('UPDATE "Place" SET "partOfId" = id WHERE id = $1', [id])).rejects.toThrow(
      'Place "taipei" would stand above itself',
    )
  })
})

describe('an entity in use cannot be deleted', () => {
  const remove = (table: string, id: string) => () => query(`DELETE FROM "${table}" WHERE id = $1`, [id])

  test('a place', async () => {
    const placeId = await add.place()
    const reportId = await add.report({ meetingId: await add.meeting() })
    expect(await refusalOf(remove('Place', await add.place()))).toBeNull()
    await insert('MeetingReportPlace', { reportId, placeId, sequence: 1 })
    expect(await refusalOf(remove('Place', placeId))).toBe('MeetingReportPlace_placeId_fkey')
    const country = await add.place()
    await add.organization({ countryId: country })
    expect(await refusalOf(remove('Place', country))).toBe('Organization_countryId_fkey')
  })

  test('a person, an issue, an organization, a meeting', async () => {
    const [personId, issueId] = [await add.person(), await add.issue()]
    const [meetingId, organizationId] = [await add.meeting(), await add.organization()]
    await add.mention({ articleId: await add.article({ text }), ...kurt, personId })
    await add.agendaItem({ meetingId, issueId })
    await add.organization({ parentId: organizationId })
    expect(await refusalOf(remove('Person', personId))).toBe('Mention_personId_fkey')
    expect(await refusalOf(remove('Issue', issueId))).toBe('AgendaItem_issueId_fkey')
    expect(await refusalOf(remove('Organization', organizationId))).toBe('Organization_parentId_fkey')
    expect(await refusalOf(remove('Meeting', meetingId))).toBe('AgendaItem_meetingId_fkey')
  })
})

describe('numbers', () => {
  test.for([
    { latitude: 90.5, longitude: 0 },
    { latitude: 0, longitude: -181 },
    { latitude: 31.2, longitude: null },
  ])('coordinates are two, and on the globe: not $latitude, $longitude', async (coordinates) => {
    expect(await refusalOf(() => add.place(coordinates))).toBe('Place_coordinates')
  })

  test('the parts of a meeting are counted from 1', async () => {
    expect(await refusalOf(() => add.meeting({ sequence: 0 }))).toBe('Meeting_sequence')
  })
})
