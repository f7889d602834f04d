import type { z } from 'zod'
import type { registryFile } from '../../../src/annotation/format-entities.ts'

type Sections = z.input<typeof registryFile>

/** Entities as a registry file declares them. */
export type Registry = { [Section in keyof Sections]-?: NonNullable<Sections[Section]> }
