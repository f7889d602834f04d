import type { Question } from '../question.ts'
import { asOf } from './as-of.ts'
import { connection } from './connection.ts'
import { counterparts } from './counterparts.ts'
import { list } from './list.ts'
import { nested4 } from './nested-4.ts'
import { nested6 } from './nested-6.ts'
import { point } from './point.ts'
import { search } from './search.ts'

export const questions: readonly Question[] = [point, list, nested4, nested6, connection, counterparts, search, asOf]
