import { createHash } from 'node:crypto'
import { idOf } from '../../lib/ids.ts'
import { anchorText } from '../../lib/text-anchors.ts'
import type { ArticleSource } from '../read.ts'
import { didYouMean } from '../suggest.ts'
import { checkCoverage } from './coverage.ts'
import { linkMeetings } from './meeting-facts.ts'
import { linkPositions } from './positions.ts'
import type { Linking, Scope } from './scope.ts'
import { linkStatements } from './statements.ts'
import { readDate, readDistinct, readLanguage } from './values.ts'

/** The id of an article. */
const articleIdOf = (slug: string): string => idOf('Article', slug)

const findOriginal = ({ articleSlugs, source, report, at }: Scope, slug: string | undefined): string | null => {
  if (slug === undefined) return null
  const place = at('article', 'syndicationOf')
  if (slug === source.slug) report(place, 'an article cannot repeat itself')
  else if (!articleSlugs.has(slug)) report(place, `unknown article "${slug}"${didYouMean(slug, articleSlugs)}`)
  return articleIdOf(slug)
}

const linkDocument = (scope: Scope, language: string): void => {
  const { source, articleId, entities, rows, report, at } = scope
  const { article, origin } = source.yaml.data
  const publishedOn = readDate(article.publishedOn, at('article', 'publishedOn'), report)
  rows.Article.push({
    id: articleId,
    slug: source.slug,
    headline: article.headline ?? null,
    text: source.text,
    sha256: createHash('sha256').update(source.text).digest('hex'),
    language,
    publishedOn: publishedOn?.edtf ?? '',
    publishedOnEarliest: publishedOn?.earliest ?? '',
    publishedOnLatest: publishedOn?.latest ?? '',
    publishedOnNote: article.publishedOnNote ?? null,
    url: article.url ?? null,
    origin,
    publisherId: entities.resolve('organization', article.publisher, at('article', 'publisher')),
    syndicationOfId: findOriginal(scope, article.syndicationOf),
  })
  const creditAt = (index: number) => at('article', 'credits', index)
  for (const [slug, index] of readDistinct(article.credits, creditAt, report)) {
    const organizationId = entities.resolve('organization', slug, creditAt(index))
    if (organizationId) rows.ArticleCredit.push({ articleId, organizationId })
  }
}

/** Links an article and the facts that it tells; mentions are linked apart, once all names are known. */
export const linkArticle = (linking: Linking, source: ArticleSource): Scope => {
  const scope: Scope = {
    ...linking,
    source,
    articleId: articleIdOf(source.slug),
    anchored: anchorText(source.text),
    cited: [],
    doubtful: [],
    citationPlaces: new Map(),
    statementPlaces: new Map(),
    at: (...path) => source.yaml.at(path),
  }
  const { language: tag } = source.yaml.data.article
  const language = readLanguage(tag, scope.at('article', 'language'), scope.report)
  linkDocument(scope, language)
  linkMeetings(scope)
  linkPositions(scope)
  linkStatements(scope)
  checkCoverage(scope, language)
  return scope
}
