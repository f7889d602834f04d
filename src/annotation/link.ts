import { linkArticle } from './link/article.ts'
import { gatherEntities } from './link/entities.ts'
import { linkEntities } from './link/entity-rows.ts'
import { createFacts } from './link/facts.ts'
import { reportUnreported } from './link/meeting-reports.ts'
import { linkMentions } from './link/mentions.ts'
import { indexNames } from './link/name-index.ts'
import type { Linking } from './link/scope.ts'
import { createWarnings } from './link/warnings.ts'
import type { Problem, Report } from './problems.ts'
import type { Progress } from './progress.ts'
import type { Seeds } from './read.ts'
import { createRows, type Rows } from './rows.ts'

/** What the files say, as rows; and what in them is odd, but not wrong. */
export interface LinkedSeeds {
  readonly rows: Rows
  readonly warnings: readonly Problem[]
}

/** Turns slugs into ids, quotes into spans, names into mentions and dates into days; everything wrong is reported. */
export const linkSeeds = (seeds: Seeds, report: Report, progress: Progress): LinkedSeeds => {
  const rows = createRows()
  const entities = gatherEntities(seeds, report)
  const names = indexNames(entities)
  const warnings = createWarnings()
  const linking: Linking = { entities, articleSlugs: seeds.articleSlugs, facts: createFacts(report), rows, report }
  linkEntities(entities, rows, report)
  for (const [index, source] of seeds.articles.entries()) {
    const scope = linkArticle(linking, source)
    warnings.noteAmbiguous(linkMentions(scope, names))
    progress.step(`linked ${index + 1} of ${seeds.articles.length} articles`)
  }
  linking.facts.fill(rows)
  reportUnreported(seeds, entities, rows, report)
  warnings.noteUnused(entities, rows)
  return { rows, warnings: warnings.list() }
}
