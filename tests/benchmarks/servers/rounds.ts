import type { RunningServer } from './server-process.ts'
import { type Asked, hasAnswer, type Machine, type Measured, type Times, takeTurn } from './turn.ts'

type Turn = readonly [server: RunningServer, asked: Asked]

/** All servers for each question, each time another one first. */
const listTurns = (servers: readonly RunningServer[], asked: readonly Asked[], round: number): Turn[] =>
  asked.flatMap((each, index) => {
    const first = (round + index) % servers.length
    const inTurn = [...servers.slice(first), ...servers.slice(0, first)]
    return inTurn.filter(({ name }) => hasAnswer(each.question, name)).map((server): Turn => [server, each])
  })

/**
 * Asks all servers all questions: in each round each once, the servers in turn, so that what else the machine does falls on all of
 * them alike. A round before them warms up, and is not kept.
 */
export const measureInRounds = async (
  machine: Machine,
  servers: readonly RunningServer[],
  asked: readonly Asked[],
  times: Times,
  onProgress: (line: string) => void,
): Promise<Measured[][]> => {
  const rounds: Measured[][] = []
  for (let round = 0; round <= times.rounds; round += 1) {
    onProgress(round === 0 ? 'warming up' : `round ${round} of ${times.rounds}`)
    const seconds = round === 0 ? times.warmUp : times.seconds
    const measured: Measured[] = []
    for (const [server, each] of listTurns(servers, asked, round)) {
      measured.push(await takeTurn(machine, server, each, { ...times, seconds }))
    }
    if (round === 0) continue
    const silent = measured.find(({ requestsPerSecond }) => requestsPerSecond === 0)
    if (silent) throw new Error(`${silent.server} answered ${silent.question} not once in ${seconds} s`)
    rounds.push(measured)
  }
  return rounds
}
