import type { Server, ServerResponse } from 'node:http'

/**
 * Makes the function that closes a server when its requests are answered: it takes no more, ends each connection after the
 * answer under way (Node would keep it alive for another five seconds), and cuts off what takes longer than `limitMs`.
 * It resolves with whether all were answered.
 */
export const createCloser = (server: Server): ((limitMs: number) => Promise<boolean>) => {
  const underWay = new Set<ServerResponse>()
  server.on('request', (_request, response) => {
    underWay.add(response)
    response.once('close', () => underWay.delete(response))
  })
  return async (limitMs) => {
    let allAnswered = true
    const timer = setTimeout(() => {
      allAnswered = false
      server.closeAllConnections()
    }, limitMs)
    for (const response of underWay) response.once('finish', () => response.req.socket.destroySoon())
    await new Promise((resolve) => server.close(resolve))
    clearTimeout(timer)
    return allAnswered
  }
}
