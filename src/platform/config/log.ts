import { oneOf, type VariableGroup } from './variable.ts'

const levels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const

/** What the program tells of itself. */
export const logVariables = {
  level: {
    name: 'LOG_LEVEL',
    default: 'info',
    meaning: `Least serious log lines to write: ${levels.join(', ')}`,
    schema: oneOf(levels, 'is not a log level'),
  },
} as const satisfies VariableGroup
