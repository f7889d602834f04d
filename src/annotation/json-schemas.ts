import { z } from 'zod'
import { annotationFile } from './format.ts'
import { registryFile } from './format-entities.ts'

/** The JSON Schemas of the files in seeds/, by the name of the file that each is written to. */
export const describeFormats = (): Record<string, object> => ({
  'annotation.schema.json': { title: 'Annotation of an article', ...z.toJSONSchema(annotationFile, { io: 'input' }) },
  'registry.schema.json': { title: 'Registry of entities', ...z.toJSONSchema(registryFile, { io: 'input' }) },
})
