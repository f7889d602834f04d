import type { Random } from '../../support/generator/random.ts'
import type { TcpProxy } from '../../support/tcp-proxy.ts'
import type { OwnDatabase } from '../own-database.ts'
import type { Program } from '../program.ts'

/** What can be disturbed. */
export interface Bench {
  readonly database: OwnDatabase
  /** Stands between the program and the database. */
  readonly proxy: TcpProxy
  readonly program: Program
  readonly random: Random
}

/** A way to disturb it: begun, let last, ended. */
export interface Kind {
  readonly name: string
  /** Seconds that it lasts at most; absent where it is over as soon as it is begun. */
  readonly seconds?: number
  /** Whether clients may find nobody who answers. */
  readonly isServerGone?: boolean
  begin(bench: Bench): void | Promise<void>
  end?(bench: Bench): void | Promise<void>
}

const restore = ({ proxy }: Bench) => proxy.restore()

export const kinds: readonly Kind[] = [
  {
    name: 'database ended',
    seconds: 5,
    begin: ({ database }) => database.end(),
    end: ({ database }) => database.start(),
  },
  {
    name: 'database killed',
    seconds: 5,
    begin: ({ database }) => database.kill(),
    end: ({ database }) => database.start(),
  },
  {
    name: 'server killed',
    seconds: 1,
    isServerGone: true,
    begin: ({ program }) => program.kill(),
    end: ({ program }) => program.start(),
  },
  {
    name: 'database stopped',
    seconds: 30,
    begin: ({ database }) => database.pause(),
    end: ({ database }) => database.resume(),
  },
  { name: 'connections cut', begin: ({ proxy }) => proxy.cut() },
  { name: 'session killed', begin: ({ database }) => database.killSession() },
  {
    name: 'connections refused',
    seconds: 5,
    begin: ({ proxy }) => {
      proxy.refuse()
      proxy.cut()
    },
    end: restore,
  },
  { name: 'connections stalled', seconds: 10, begin: ({ proxy }) => proxy.stall(), end: restore },
  { name: 'sessions ended', begin: ({ database }) => database.endSessions() },
  {
    name: 'connections delayed',
    seconds: 5,
    begin: ({ proxy, random }) => proxy.delay(10 + random.below(400)),
    end: restore,
  },
  { name: 'cut in an answer', begin: ({ proxy, random }) => proxy.cutAfter(1 + random.below(20_000)) },
]
