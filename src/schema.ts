import './graphql/scalars.ts'
import './entities/agenda-item/node.ts'
import './entities/article/schema.ts'
import './entities/entity/schema.ts'
import './entities/fact/schema.ts'
import './entities/issue/schema.ts'
import './entities/meeting-report/node.ts'
import './entities/meeting/schema.ts'
import './entities/organization/schema.ts'
import './entities/person/schema.ts'
import './entities/place/schema.ts'
import './entities/position/node.ts'
import './entities/statement/schema.ts'
import { builder } from './graphql/builder.ts'

/** The GraphQL schema: every entity's part of it, put together. */
export const schema = builder.toSchema()
