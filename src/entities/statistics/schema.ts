import { builder } from '../../graphql/builder.ts'
import { inSql } from '../../graphql/sql-form.ts'
import { type Days, daysSql, getStatistics, type Statistics, statisticsSql } from './get-statistics.ts'

const DaySpan = builder.objectRef<Days>('DaySpan').implement({
  description: 'The days from the first to the last of something; of a partial date all that it may mean.',
  fields: (t) => ({
    earliest: t.expose('earliest', { type: 'Date', description: 'The first day.' }),
    latest: t.expose('latest', { type: 'Date', description: 'The last day.' }),
  }),
})

const StatisticsType = builder.objectRef<Statistics>('Statistics').implement({
  description: 'How much the knowledge base holds, and which time it covers.',
  fields: (t) => ({
    articleCount: t.exposeInt('articleCount', { description: 'How many articles there are.' }),
    personCount: t.exposeInt('personCount', { description: 'How many persons there are.' }),
    organizationCount: t.exposeInt('organizationCount', { description: 'How many organizations there are.' }),
    placeCount: t.exposeInt('placeCount', { description: 'How many places there are.' }),
    issueCount: t.exposeInt('issueCount', { description: 'How many issues there are.' }),
    meetingCount: t.exposeInt('meetingCount', { description: 'How many meetings there are, whatever became of them.' }),
    statementCount: t.exposeInt('statementCount', { description: 'How many accepted statements there are.' }),
    factCount: t.exposeInt('factCount', {
      description: 'How many accepted facts of all kinds there are: reports, participations, statements among them.',
    }),
    citationCount: t.exposeInt('citationCount', { description: 'How many citations these facts have.' }),
    mentionCount: t.exposeInt('mentionCount', { description: 'How many times articles name something.' }),
    publicationDays: t.expose('publicationDays', {
      type: DaySpan,
      nullable: true,
      description: 'When the first and the last article were published; null where there is none.',
      ...inSql({ rows: () => daysSql('firstPublished', 'lastPublished') }),
    }),
    meetingDays: t.expose('meetingDays', {
      type: DaySpan,
      nullable: true,
      description:
        'When the first and the last meeting are or were, by their latest reports; null where no date is known.',
      ...inSql({ rows: () => daysSql('firstMet', 'lastMet') }),
    }),
    lastAddedAt: t.expose('lastAddedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When the latest article or accepted fact was added: the last load; null where there is none.',
    }),
  }),
})

builder.queryField('statistics', (t) =>
  t.field({
    type: StatisticsType,
    description: 'How much the knowledge base holds, and which time it covers.',
    resolve: (_root, _args, { database }) => getStatistics(database),
    ...inSql({ rows: () => statisticsSql }),
  }),
)
