import { builder } from '../../graphql/builder.ts'
import { connectionField } from '../../graphql/connections/connection.ts'
import { inSql } from '../../graphql/sql-form.ts'
import { Issue } from '../issue/node.ts'
import { StatementConnection } from '../statement/connection.ts'
import { loadSides, sidesOfParentSql, statementsOfSide } from './loaders.ts'
import { IssueSide } from './node.ts'

builder.objectField(IssueSide, 'statements', (t) =>
  connectionField(t, StatementConnection, {
    description: 'What was said for this side on the issue or a narrower one, by date.',
    link: statementsOfSide,
  }),
)

builder.prismaObjectField(Issue, 'sides', (t) =>
  t.field({
    type: [IssueSide],
    description:
      'The sides that spoke on it or on a narrower issue, by the name of the country; those who speak for none last. At most 1,000.',
    resolve: ({ id }, _args, context) => loadSides(context, id),
    ...inSql({ rows: () => sidesOfParentSql }),
  }),
)
