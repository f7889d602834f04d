import { builder } from '../../graphql/builder.ts'
import { oneOfField } from '../../graphql/one-of-field.ts'
import { Agent } from '../agent/node.ts'
import { Fact } from '../fact/node.ts'
import { citationColumns } from '../fact/summary.ts'
import { CitationStance } from './enums.ts'

export const Citation = builder.prismaNode('Citation', {
  id: { field: 'id' },
  select: { id: true },
  description:
    "The words of an article that support or dispute a fact: W3C Web Annotation's TextPositionSelector and TextQuoteSelector. The words stand in the text exactly there; the database refuses what does not.",
  fields: (t) => ({
    article: t.relation('article', { description: 'The article.' }),
    start: t.exposeInt('start', { description: 'Where they begin in the text: Unicode code points from 0.' }),
    end: t.exposeInt('end', { description: 'Where they end: the code point after the last.' }),
    exact: t.exposeString('exact', { description: 'The words, verbatim.' }),
    prefix: t.exposeString('prefix', { description: 'What stands right before them, up to 32 code points.' }),
    suffix: t.exposeString('suffix', { description: 'What stands right after them, up to 32 code points.' }),
    stance: t.expose('stance', { type: CitationStance, description: 'Whether they support the fact or dispute it.' }),
    attributedTo: oneOfField(t, {
      type: Agent,
      nullable: true,
      description: 'On whose word the article relies here: "reported VOA". Null where it speaks for itself.',
      columns: { Person: 'attributedToPersonId', Organization: 'attributedToOrganizationId' },
    }),
    attributedAsWritten: t.exposeString('attributedAsWritten', {
      nullable: true,
      description: 'The words of that attribution: "According to the officials".',
    }),
    fact: oneOfField(t, {
      type: Fact,
      nullable: true,
      description: 'The fact that they support or dispute; null while it is not accepted.',
      columns: citationColumns,
    }),
  }),
})
