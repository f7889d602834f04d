import type { Question } from '../question.ts'
import { sampleRows } from './sample.ts'

/** One row by its slug. */
export const point: Question = {
  name: 'point',
  operation: 'Point',
  document: `
    query Point($slug: String!) {
      article(slug: $slug) { slug headline language url sha256 publishedOn { edtf } }
    }`,
  variables: sampleRows('Article', 'node."slug"'),
  limit: {
    parameters: ['slug'],
    sql: `
      SELECT json_build_object('article', (
        SELECT row_to_json(answer) FROM (
          SELECT node."slug", node."headline", node."language", node."url", node."sha256", json_build_object('edtf', node."publishedOn") AS "publishedOn"
          FROM "Article" AS node WHERE node."slug" = $1
        ) AS answer))::text`,
  },
  peer: {
    document: `
      query Point($slug: String!) {
        articleBySlug(slug: $slug) { slug headline language url sha256 publishedOn }
      }`,
    toOurs: ({ articleBySlug: { publishedOn, ...article } }) => ({
      article: { ...article, publishedOn: { edtf: publishedOn } },
    }),
  },
}
