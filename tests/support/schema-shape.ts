import type { ClientBase } from 'pg'

/** A part of a database, as far as a program that uses it can tell. */
interface Part {
  readonly kind: string
  readonly name: string
  readonly definition: string
  /** The table or view that it is part of. */
  readonly on: string | null
  /** The columns of that table that it restricts; null where it restricts none. */
  readonly restricts: readonly string[] | null
}

// Bodies of views and functions are left to review: an additive change goes through them. What must stay is how they are used.
const selectParts = `
  WITH relation AS (
    SELECT c.oid, c.relkind, n.nspname || '.' || c.relname AS name
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname IN ('public', 'as_of') AND c.relkind IN ('r', 'v', 'm', 'p') AND c.relname <> '_prisma_migrations'
  )
  SELECT CASE WHEN relkind IN ('r', 'p') THEN 'table' ELSE 'view' END AS kind, name, relkind::text AS definition,
    NULL AS on, NULL::text[] AS restricts FROM relation
  UNION ALL
  SELECT 'column', relation.name || '.' || attname,
    format_type(atttypid, atttypmod) || ' ' || attnotnull || ' ' || attgenerated::text || ' ' || attidentity::text
      || coalesce(' ' || pg_get_expr(adbin, adrelid), ''),
    relation.name,
    CASE WHEN attnotnull AND adbin IS NULL AND attidentity = '' THEN ARRAY[attname::text] END
  FROM pg_attribute JOIN relation ON relation.oid = attrelid LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
  WHERE attnum > 0 AND NOT attisdropped
  UNION ALL
  SELECT 'constraint', relation.name || '.' || conname, pg_get_constraintdef(con.oid), relation.name,
    ARRAY(SELECT attname::text FROM pg_attribute WHERE attrelid = conrelid AND attnum = ANY (conkey))
  FROM pg_constraint con JOIN relation ON relation.oid = conrelid WHERE contype <> 'n'
  UNION ALL
  SELECT 'index', relation.name || '.' || indexrelid::regclass, pg_get_indexdef(indexrelid), relation.name,
    CASE WHEN indisunique THEN ARRAY(SELECT attname::text FROM pg_attribute WHERE attrelid = indrelid AND attnum = ANY (indkey)) END
  FROM pg_index JOIN relation ON relation.oid = indrelid
  UNION ALL
  SELECT 'trigger', relation.name || '.' || tgname, pg_get_triggerdef(pg_trigger.oid) || ' ' || tgenabled::text, relation.name, NULL
  FROM pg_trigger JOIN relation ON relation.oid = tgrelid WHERE NOT tgisinternal
  UNION ALL
  SELECT 'function', p.oid::regprocedure::text, pg_get_function_result(p.oid) || ' ' || p.provolatile::text, NULL, NULL
  FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE n.nspname IN ('public', 'as_of') AND p.prokind = 'f'
  UNION ALL
  SELECT 'enum', t.typname, string_agg(enumlabel, ' ' ORDER BY enumsortorder), NULL, NULL
  FROM pg_type t JOIN pg_enum ON enumtypid = t.oid GROUP BY t.typname`

const readParts = async (client: ClientBase): Promise<Map<string, Part>> => {
  const { rows } = await client.query<Part>(selectParts)
  return new Map(rows.map((part) => [`${part.kind} ${part.name}`, part]))
}

const quote = (name: string): string =>
  name
    .split('.')
    .map((part) => `"${part}"`)
    .join('.')

/** What stands in the columns of a table, in short. */
const readContent = async (client: ClientBase, table: string, columns: readonly string[]): Promise<string> => {
  const { rows } = await client.query(
    `SELECT md5(coalesce(string_agg(t::text, '' ORDER BY t::text), '')) AS content
     FROM (SELECT ${columns.map((column) => `"${column}"`).join(', ')} FROM ${quote(table)}) t`,
  )
  return rows[0].content
}

const columnsOf = (parts: Map<string, Part>, table: string): string[] =>
  [...parts.values()]
    .filter(({ kind, on }) => kind === 'column' && on === table)
    .map(({ name }) => name.slice(table.length + 1))

/** What a new part takes from a program that does not know of it; undefined where nothing. */
const restrictionBy = (part: Part, before: Map<string, Part>): string | undefined => {
  const isOnOldTable = before.has(`table ${part.on}`)
  if (!isOnOldTable || part.restricts === null) return undefined
  if (part.kind === 'column') return `${part.name} is a new column that has to be given`
  const old = columnsOf(before, part.on ?? '')
  const isOnNewColumnsAlone = part.restricts.length > 0 && part.restricts.every((column) => !old.includes(column))
  return isOnNewColumnsAlone ? undefined : `${part.kind} ${part.name} is new on what was there`
}

const compareParts = (before: Map<string, Part>, after: Map<string, Part>): string[] => {
  const changed = [...before].flatMap(([key, part]) => {
    const now = after.get(key)
    if (!now) return [`${key} is gone`]
    return now.definition === part.definition ? [] : [`${key} is changed`]
  })
  const added = [...after].flatMap(([key, part]) => (before.has(key) ? [] : (restrictionBy(part, before) ?? [])))
  return [...changed, ...added]
}

/**
 * Applies a migration within the transaction under way, and returns what of it a program that does not know of it would stumble over:
 * whatever was there and is gone or changed, what restricts what it writes, and rows that have changed.
 */
export const applyAndCompare = async (client: ClientBase, sql: string): Promise<string[]> => {
  const before = await readParts(client)
  const tables = [...before.values()].filter(({ kind }) => kind === 'table').map(({ name }) => name)
  const readAll = (names: string[]) =>
    names.reduce<Promise<Map<string, string>>>(
      async (read, name) => (await read).set(name, await readContent(client, name, columnsOf(before, name))),
      Promise.resolve(new Map()),
    )
  const contents = await readAll(tables)
  await client.query(sql)
  const breaks = compareParts(before, await readParts(client))
  // Where a column is gone, its content cannot be asked for, and is a matter settled already.
  if (breaks.some((line) => / is gone$/.test(line))) return breaks
  const now = await readAll(tables)
  const rewritten = tables.filter((name) => contents.get(name) !== now.get(name))
  return [...breaks, ...rewritten.map((name) => `rows of ${name} are changed`)]
}
