import path from 'node:path'
import { checkSeeds } from '../annotation/check-seeds.ts'
import { formatWarnings } from '../annotation/problems.ts'
import { endOnUncaughtErrors } from '../platform/end-on-uncaught.ts'
import { projectRoot } from '../platform/project-root.ts'

// Checks a seeds folder without a database: everything that loading it would refuse, line by line.

endOnUncaughtErrors()
const folder = process.argv[2] ?? path.join(projectRoot, 'seeds')
const { rows, warnings } = await checkSeeds(folder)
process.stderr.write(formatWarnings(warnings))
console.log(
  `nothing wrong: ${rows.Article.length} articles with ${rows.Citation.length} citations, ${rows.Mention.length} mentions`,
)
