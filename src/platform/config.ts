import { databaseVariables } from './config/database.ts'
import { httpVariables } from './config/http.ts'
import { limitVariables } from './config/limits.ts'
import { logVariables } from './config/log.ts'
import { observabilityVariables } from './config/observability.ts'
import { serverVariables } from './config/server.ts'
import { trafficVariables } from './config/traffic.ts'
import type { ValuesOf, Variable, VariableGroup } from './config/variable.ts'
import { UserError } from './errors.ts'

/** All that the program can be told from outside, in parts, in the order of the README. */
const groups = {
  database: databaseVariables,
  server: serverVariables,
  http: httpVariables,
  limits: limitVariables,
  traffic: trafficVariables,
  log: logVariables,
  observability: observabilityVariables,
} as const satisfies Record<string, VariableGroup>

/** What the program was told, checked. */
export type Config = { readonly [Group in keyof typeof groups]: ValuesOf<(typeof groups)[Group]> }

/** Every environment variable that the program reads; the README's table is compared with these. */
export const configVariables: readonly Variable<unknown>[] = Object.values<VariableGroup>(groups).flatMap((group) =>
  Object.values(group),
)

/** A variable set to nothing counts as not set, as `FOO= npm start` and compose files have it. */
const textOf = (env: NodeJS.ProcessEnv, variable: Variable<unknown>): string =>
  env[variable.name]?.trim() || variable.default

/** `NAME="value" is not …`: of a list only the item that is wrong, and never a value that may hold a password. */
const describe = (
  { name, isSecret }: Variable<unknown>,
  issue: { readonly message: string; readonly input?: unknown },
): string => (isSecret ? `${name} ${issue.message}` : `${name}=${JSON.stringify(issue.input)} ${issue.message}`)

/** The values of a group; what is wrong with its variables is added to the problems. */
const readGroup = (group: VariableGroup, env: NodeJS.ProcessEnv, problems: string[]): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(group).map(([key, variable]) => {
      const { data, error } = variable.schema.safeParse(textOf(env, variable), { reportInput: true })
      if (error) problems.push(...error.issues.map((issue) => describe(variable, issue)))
      return [key, data]
    }),
  )

/**
 * Reads and checks the whole configuration, before anything starts.
 * @throws UserError one line for each variable that is wrong: which, why, and what is allowed.
 */
export const readConfig = (env: NodeJS.ProcessEnv = process.env): Config => {
  const problems: string[] = []
  const parts = Object.entries(groups).map(([name, group]) => [name, readGroup(group, env, problems)])
  if (problems.length > 0) throw new UserError(problems.join('\n'))
  return Object.fromEntries(parts)
}
