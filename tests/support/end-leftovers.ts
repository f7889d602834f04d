import { afterAll } from 'vitest'
import { endLeftovers } from './leftovers.ts'

// A set-up file of each test file.
afterAll(endLeftovers)
