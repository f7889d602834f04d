import { readFileSync } from 'node:fs'
import path from 'node:path'
import { projectRoot } from '../../src/platform/project-root.ts'

const { scripts } = JSON.parse(readFileSync(path.join(projectRoot, 'package.json'), 'utf8'))

/** What `npm start` gives to `node`, for programs that are started in the project's folder: what is measured is what users run. */
export const programArgs: readonly string[] = scripts.start.split(' ').slice(1)
