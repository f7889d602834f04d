import { type Table, tables } from './tables.ts'

type Kind = 'added' | 'changed' | 'removed'

/** What a load did: rows by table, in the tables' order. */
export interface LoadSummary {
  readonly added: Readonly<Record<string, number>>
  readonly changed: Readonly<Record<string, number>>
  readonly removed: Readonly<Record<string, number>>
  /** What left the files and stays all the same, because something that came another way uses it: `persons "x"`. */
  readonly kept: readonly string[]
  /** The slugs of articles that were deleted first, to be loaded again. */
  readonly replaced: readonly string[]
}

/** Counts while a load goes on. */
export interface Summary {
  count(kind: Kind, table: Table, rows: number): void
  keep(table: Table, slug: string): void
  result(): LoadSummary
}

/** @param replaced the slugs of articles deleted to be loaded again */
export const createSummary = (replaced: readonly string[]): Summary => {
  const counts: Record<Kind, Record<string, number>> = { added: {}, changed: {}, removed: {} }
  const kept: string[] = []
  return {
    count: (kind, { name }, rows) => {
      if (rows > 0) counts[kind][name] = (counts[kind][name] ?? 0) + rows
    },
    keep: ({ label }, slug) => kept.push(`${label.replace(/s$/, '')} "${slug}"`),
    result: () => ({ ...counts, kept, replaced }),
  }
}

const list = (counts: Readonly<Record<string, number>>): string =>
  tables
    .filter(({ name }) => counts[name])
    .map(({ name, label }) => `${counts[name]} ${counts[name] === 1 ? label.replace(/s(?=$| of )/, '') : label}`)
    .join(', ')

/** A load's summary as a few lines. */
export const formatSummary = (summary: LoadSummary): string => {
  const lines = (['added', 'changed', 'removed'] as const)
    .map((kind) => ({ kind, text: list(summary[kind]) }))
    .filter(({ text }) => text !== '')
    .map(({ kind, text }) => `${kind} ${text}`)
  if (summary.replaced.length > 0) lines.unshift(`replaced ${summary.replaced.map((slug) => `"${slug}"`).join(', ')}`)
  const kept = summary.kept.map((what) => `kept ${what}, which left the files, but is still used`)
  return (lines.length > 0 ? [...lines, ...kept] : ['nothing changed', ...kept]).join('\n')
}
