import type { Question } from '../question.ts'
import { sampleDays } from './sample.ts'

/** The first twenty rows from a day on. */
export const list: Question = {
  name: 'list',
  operation: 'List',
  document: `
    query List($day: Date!) {
      articles(first: 20, filter: { publishedOn: { from: $day, certainty: CERTAIN } }) {
        edges { node { slug headline language url publishedOn { edtf } } }
      }
    }`,
  variables: sampleDays('picked."day"::text AS "day"'),
  limit: {
    parameters: ['day'],
    sql: `
      SELECT json_build_object('articles', json_build_object('edges', coalesce(json_agg(edge), '[]')))::text FROM (
        SELECT json_build_object('node', row_to_json(answer)) AS edge FROM (
          SELECT node."slug", node."headline", node."language", node."url", json_build_object('edtf', node."publishedOn") AS "publishedOn"
          FROM "Article" AS node WHERE node."publishedOnEarliest" >= $1::date
          ORDER BY node."publishedOnEarliest", node."publishedOnLatest", node."id" LIMIT 20
        ) AS answer
      ) AS edges`,
  },
  peer: {
    document: `
      query List($day: Date!) {
        allArticles(first: 20, condition: { publishedFrom: $day }, orderBy: [PUBLISHED_ON_EARLIEST_ASC, PUBLISHED_ON_LATEST_ASC, ROW_ID_ASC]) {
          edges { node { slug headline language url publishedOn } }
        }
      }`,
    toOurs: ({ allArticles: { edges } }) => ({
      articles: {
        edges: edges.map(({ node: { publishedOn, ...node } }: { node: { publishedOn: string } }) => ({
          node: { ...node, publishedOn: { edtf: publishedOn } },
        })),
      },
    }),
  },
}
