import type { Plugin } from 'graphql-yoga'
import { createMetricsAnswer, type MetricsAccess } from './answer-metrics.ts'

/** Answers `/metrics` for who sends the token; without access it is not there. */
export const useMetrics = (access: MetricsAccess | undefined): Plugin => {
  if (!access) return {}
  const answerMetrics = createMetricsAnswer(access)
  return {
    onRequest: ({ request, url, fetchAPI, endResponse }) => {
      if (url.pathname !== '/metrics') return
      const { method, headers } = request
      return answerMetrics({ method, authorization: headers.get('authorization') }).then(({ body, ...init }) =>
        endResponse(new fetchAPI.Response(body, init)),
      )
    },
  }
}
