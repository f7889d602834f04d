import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { printSchema } from 'graphql'
import { projectRoot } from '../platform/project-root.ts'
import { schema } from '../schema.ts'

// Writes the public schema, in SDL, to src/schema.graphql.
writeFileSync(path.join(projectRoot, 'src', 'schema.graphql'), `${printSchema(schema)}\n`)
