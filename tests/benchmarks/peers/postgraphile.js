// PostGraphile 5 on Readout's tables, as somebody would set it up who takes care: its recommended preset, and small plugins for what
// the questions need that it does not find in the tables by itself. It keeps its statements prepared by default.
// JavaScript, since its packages are not there where the project's types are checked.
import { createServer } from 'node:http'

// PostGraphile is made for Node 22.
Promise.withResolvers ??= () => {
  const withResolvers = {}
  withResolvers.promise = new Promise((resolve, reject) => Object.assign(withResolvers, { resolve, reject }))
  return withResolvers
}

const { postgraphile } = await import('postgraphile')
const { TYPES } = await import('postgraphile/@dataplan/pg')
const { makePgService } = await import('postgraphile/adaptors/pg')
const { grafserv } = await import('postgraphile/grafserv/node')
const { PostGraphileAmberPreset } = await import('postgraphile/presets/amber')
const { addPgTableCondition, addPgTableOrderBy, jsonPgSmartTags, orderByAscDesc } = await import('postgraphile/utils')

const schemaName = 'public'

/** A slug is unique by an index, which is no constraint. */
const bySlug = { tags: { unique: 'slug' } }

/** Whose the rows of a list are: the ids of all types stand in one column. */
const listedOf = (...tables) => ({
  tags: { foreignKey: tables.map((table) => `("entityId") references "${table}" (id)`) },
})

/** Articles of a range of days. */
const published = (name, toCondition) =>
  addPgTableCondition(
    { schemaName, tableName: 'Article' },
    name,
    (build) => ({ type: build.getInputTypeByName('Date') }),
    (value, { sql, sqlTableAlias, sqlValueWithCodec }) =>
      toCondition(sql, sqlTableAlias, sqlValueWithCodec(value, TYPES.date)),
  )

/** Orders by columns of a table that it leaves out, and by the name of a row that is referred to. */
const orders = (tableName, columns, [name, table, key]) =>
  addPgTableOrderBy({ schemaName, tableName }, ({ sql }) => {
    const nameOf = ({ alias }) => ({
      fragment: sql`(select "sortName" from ${sql.identifier(schemaName, table)} where "id" = ${alias}.${sql.identifier(key)})`,
      codec: TYPES.text,
    })
    const all = columns.map((column) => orderByAscDesc(column.toUpperCase(), column))
    return Object.assign({}, ...all, orderByAscDesc(name, nameOf, { nullable: true }))
  })

const pgl = postgraphile({
  extends: [PostGraphileAmberPreset],
  plugins: [
    jsonPgSmartTags({
      version: 1,
      config: {
        class: {
          'public.Article': bySlug,
          'public.Person': bySlug,
          'public.MeetingListing': listedOf('Person', 'Article'),
        },
      },
    }),
    published('publishedFrom', (sql, article, day) => sql`${article}."publishedOnEarliest" >= ${day}`),
    published(
      'publishedTo',
      (sql, article, day) =>
        sql`${article}."publishedOnLatest" <= ${day} and ${article}."publishedOnEarliest" <= ${day}`,
    ),
    orders('Participation', ['role', 'attendance'], ['PERSON_SORT_NAME', 'Person', 'personId']),
    orders('AgendaItem', ['outcome'], ['ISSUE_SORT_NAME', 'Issue', 'issueId']),
  ],
  // Orders and conditions by columns without an index are asked for as well.
  disablePlugins: ['PgIndexBehaviorsPlugin', 'MutationPlugin'],
  // Lists without edges, as ours are.
  schema: { defaultBehavior: 'connection list' },
  pgServices: [
    makePgService({
      connectionString: process.env.DATABASE_URL,
      schemas: [schemaName],
      pubsub: false,
      // Connections are kept while other servers have their turn, as they would be under load.
      // And they have the same settings as ours.
      poolConfig: { max: 10, idleTimeoutMillis: 0, options: '-c jit=off -c random_page_cost=1.1' },
    }),
  ],
  // With data as a string nested questions took a tenth less time.
  grafserv: { graphiql: false, websockets: false, outputDataAsString: true },
  grafast: { explain: false },
})

const server = createServer()
await pgl.createServ(grafserv).addTo(server)
await pgl.getSchema()
server.listen(Number(process.env.PORT), process.env.HOST, () => {
  const { address, port } = server.address()
  process.stdout.write(`PostGraphile is ready at http://${address}:${port}/graphql\n`)
})
