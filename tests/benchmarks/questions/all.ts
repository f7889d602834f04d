import { question as coPresence } from './01-co-presence.ts'
import { question as saysWho } from './02-says-who.ts'
import { question as disputes } from './03-disputes.ts'
import { question as weakFacts } from './04-weak-facts.ts'
import { question as issueLedger } from './05-issue-ledger.ts'
import { question as ghostMeetings } from './06-ghost-meetings.ts'
import { question as asOf } from './07-as-of.ts'
import { question as fuzzyTime } from './08-fuzzy-time.ts'
import { question as chain } from './09-chain.ts'
import { question as counterparts } from './10-counterparts.ts'
import { question as anySpelling } from './11-any-spelling.ts'
import { question as whatsNew } from './12-whats-new.ts'
import type { Question } from './question.ts'

export const questions: readonly Question[] = [
  coPresence,
  saysWho,
  disputes,
  weakFacts,
  issueLedger,
  ghostMeetings,
  asOf,
  fuzzyTime,
  chain,
  counterparts,
  anySpelling,
  whatsNew,
]
