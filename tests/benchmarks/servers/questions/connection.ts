import { type Question, withoutCursors } from '../question.ts'
import { sampleDays } from './sample.ts'
import { byPublication, page } from './sql.ts'

/** The last condition says nothing new, but the index is read no further than that. */
const published =
  'article."publishedOnEarliest" >= $1::date AND article."publishedOnLatest" <= $2::date AND article."publishedOnEarliest" <= $2::date'

const mentions = page({
  query: `SELECT "id", "start", "exact" FROM "Mention" WHERE "articleId" = article."id" ORDER BY "start", "id"`,
  row: 'mention',
  node: `json_build_object('start', mention."start", 'exact', mention."exact")`,
  size: 5,
  order: ['Mention.start', '"start"', '"id"'],
})

const statements = page({
  query: `
    SELECT "id", "start", "kind", "text" FROM "Statement"
    WHERE "articleId" = article."id" AND "reviewStatus" = 'ACCEPTED' ORDER BY "start", "id"`,
  row: 'statement',
  node: `json_build_object('kind', statement."kind", 'text', statement."text")`,
  size: 5,
  order: ['Statement.start', '"start"', '"id"'],
})

/** The articles of two months: a page of them, with how many there are, and the same of what they name and say. */
export const connection: Question = {
  name: 'connection',
  operation: 'Connection',
  document: `
    query Connection($from: Date!, $to: Date!) {
      articles(first: 10, filter: { publishedOn: { from: $from, to: $to, certainty: CERTAIN } }) {
        totalCount
        pageInfo { hasNextPage endCursor }
        edges {
          cursor
          node {
            slug
            headline
            mentions(first: 5) { totalCount pageInfo { hasNextPage } edges { cursor node { start exact } } }
            statements(first: 5) { totalCount pageInfo { hasNextPage } edges { cursor node { kind text } } }
          }
        }
      }
    }`,
  variables: sampleDays('picked."day"::text AS "from", (picked."day" + 60)::text AS "to"'),
  limit: {
    parameters: ['from', 'to'],
    sql: `
      SELECT json_build_object('articles', ${page({
        query: `
          SELECT "id", "slug", "headline", "publishedOnEarliest", "publishedOnLatest" FROM "Article" AS article
          WHERE ${published} ORDER BY ${byPublication}`,
        row: 'article',
        node: `json_build_object('slug', article."slug", 'headline', article."headline", 'mentions', ${mentions}, 'statements', ${statements})`,
        size: 10,
        order: ['Article.PUBLISHED_ON.ASC', '"publishedOnEarliest"', '"publishedOnLatest"', '"id"'],
        count: `(SELECT count(*) FROM "Article" AS article WHERE ${published})`,
        hasEndCursor: true,
      })})::text`,
  },
  peer: {
    document: `
      query Connection($from: Date!, $to: Date!) {
        allArticles(
          first: 10
          condition: { publishedFrom: $from, publishedTo: $to }
          orderBy: [PUBLISHED_ON_EARLIEST_ASC, PUBLISHED_ON_LATEST_ASC, ROW_ID_ASC]
        ) {
          totalCount
          pageInfo { hasNextPage endCursor }
          edges {
            cursor
            node {
              slug
              headline
              mentions: mentionsByArticleId(first: 5, orderBy: [START_ASC, ROW_ID_ASC]) {
                totalCount
                pageInfo { hasNextPage }
                edges { cursor node { start exact } }
              }
              statements: statementsByArticleId(first: 5, condition: { reviewStatus: ACCEPTED }, orderBy: [START_ASC, ROW_ID_ASC]) {
                totalCount
                pageInfo { hasNextPage }
                edges { cursor node { kind text } }
              }
            }
          }
        }
      }`,
    toOurs: ({ allArticles }) => withoutCursors({ articles: allArticles }),
  },
}
