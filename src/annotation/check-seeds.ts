import { type LinkedSeeds, linkSeeds } from './link.ts'
import { AnnotationError, type Problem, problemAt, type Report } from './problems.ts'
import { createProgress, type Progress } from './progress.ts'
import { readSeeds } from './read.ts'

/**
 * Reads a seeds folder and checks all of it, with no database.
 * @throws AnnotationError with everything that is wrong in any file; UserError where there is no such folder
 */
export const checkSeeds = async (
  folder: string,
  progress: Progress = createProgress(() => {}),
): Promise<LinkedSeeds> => {
  const problems: Problem[] = []
  const report: Report = (place, message) => {
    problems.push(problemAt(place, message))
  }
  const seeds = await readSeeds(folder, report, progress)
  const linked = linkSeeds(seeds, report, progress)
  if (problems.length > 0) throw new AnnotationError(problems)
  return linked
}
