import { z } from 'zod'
import { MeetingKind, OrganizationKind, PlaceKind } from '../generated/prisma/enums.ts'
import { declaredSlug, shortText, slug, text } from './format-scalars.ts'

const named = {
  name: shortText.describe('The canonical name'),
  aliases: z.array(shortText).default([]).describe('Other names, and spellings that texts use'),
}
const bySlug = <Shape extends z.ZodRawShape>(shape: Shape) => z.record(declaredSlug, z.strictObject(shape)).default({})

/** Entities by slug: reference data, not facts. */
export const entities = {
  persons: bySlug(named),
  organizations: bySlug({
    ...named,
    kind: z.enum(OrganizationKind),
    parent: slug.optional().describe('The organization that it is a part of'),
    country: slug.optional().describe('The place whose body it is'),
  }),
  places: bySlug({
    ...named,
    kind: z.enum(PlaceKind),
    partOf: slug.optional().describe('The place that it lies in'),
    coordinates: z
      .strictObject({ latitude: z.number().min(-90).max(90), longitude: z.number().min(-180).max(180) })
      .optional()
      .describe('WGS 84 degrees'),
  }),
  issues: bySlug({ ...named, broader: slug.optional().describe('The broader issue (SKOS)') }),
  meetings: bySlug({
    ...named,
    kind: z.enum(MeetingKind),
    partOf: slug.optional().describe('The meeting that it is a part of: a visit, a conference'),
    sequence: z
      .int()
      .min(1)
      .max(2_147_483_647)
      .optional()
      .describe('Its place among the parts of that meeting, from 1'),
    duration: z.string().optional().describe('ISO 8601 duration: PT2H, P3D'),
    purpose: text.optional(),
  }),
}

/** A file of `seeds/registry/`. */
export const registryFile = z.strictObject(entities)

export type RegistryFile = z.infer<typeof registryFile>
