import { builder } from '../../graphql/builder.ts'
import { PartialDate } from '../../graphql/partial-date.ts'
import { Fact, factColumns } from '../fact/node.ts'
import { StatementKind } from './enums.ts'

export const Statement = builder.prismaNode('Statement', {
  id: { field: 'id' },
  select: factColumns,
  interfaces: [Fact],
  description: 'That somebody said something: a span of an article, with who said it, on what, to whom.',
  fields: (t) => ({
    article: t.relation('article', { description: 'The article in which it stands.' }),
    start: t.exposeInt('start', { description: 'Where it begins in the text: Unicode code points from 0.' }),
    end: t.exposeInt('end', { description: 'Where it ends: the code point after the last.' }),
    text: t.exposeString('text', { description: 'The words, verbatim from the article.' }),
    kind: t.expose('kind', { type: StatementKind, description: 'How the article gives it.' }),
    speaker: t.relation('speaker', { nullable: true, description: 'The person who said it, where named.' }),
    organization: t.relation('organization', {
      nullable: true,
      description: 'For whom the speaker speaks, or the body that states it.',
    }),
    speakerAsWritten: t.exposeString('speakerAsWritten', {
      nullable: true,
      description: 'An unnamed speaker in the words of the text: "A member of the Chinese delegation".',
    }),
    saidOn: t.expose('saidOn', { type: PartialDate, nullable: true, description: 'When it was said.' }),
    meeting: t.relation('meeting', {
      nullable: true,
      description: 'The meeting at which it was said, or of which it is an account.',
    }),
  }),
})
