import type { DatabaseReader } from '../platform/database.ts'

/** What every resolver is given, made anew for each operation: loaders hang on it (`createContextCache`). */
export interface Context {
  readonly database: DatabaseReader
}
