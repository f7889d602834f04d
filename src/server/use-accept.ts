import type { Plugin } from 'graphql-yoga'
import Negotiator from 'negotiator'
import { requestError } from './request-error.ts'

/** The media types of answers; who takes both alike gets the first. */
const mediaTypes = ['application/json; charset=utf-8', 'application/graphql-response+json; charset=utf-8']

/**
 * Chooses the media type of an answer as `Accept` weighs them (RFC 9110, 12.5.1), and refuses before anything is executed who takes
 * none. Yoga goes by order alone: it is shown the one that is chosen.
 */
export const useAccept = (): Plugin => ({
  onRequestParse: ({ request: { headers } }) => {
    const accept = headers.get('accept') ?? '*/*'
    const chosen = new Negotiator({ headers: { accept } }).mediaType(mediaTypes)
    headers.set('accept', chosen ?? 'application/json')
    if (chosen === undefined) {
      const message =
        'Answers come as application/graphql-response+json or application/json, in UTF-8: accept one of them'
      throw requestError(message, 'NOT_ACCEPTABLE', 406)
    }
  },
})
