import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { describeFormats } from '../annotation/json-schemas.ts'
import { projectRoot } from '../platform/project-root.ts'

// Writes the JSON Schemas by which editors complete and check the files in seeds/.
for (const [name, schema] of Object.entries(describeFormats())) {
  writeFileSync(path.join(projectRoot, 'seeds', name), `${JSON.stringify(schema, null, 2)}\n`)
}
