import type { Plugin } from 'graphql-yoga'
import { LRUCache } from 'lru-cache'
import Negotiator from 'negotiator'
import { requestError } from './request-error.ts'

/** What most clients accept, which needs no choice. */
const plainType = 'application/json'

/** Of so many values of `Accept` is kept what they choose: clients of a kind send the same. */
const maxKnown = 100

/** The media types of answers; who takes both alike gets the first. */
const mediaTypes = ['application/json; charset=utf-8', 'application/graphql-response+json; charset=utf-8']

/**
 * Chooses the media type of an answer as `Accept` weighs them (RFC 9110, 12.5.1), and refuses before anything is executed who takes
 * none. Yoga goes by order alone: it is shown the one that is chosen.
 */
export const useAccept = (): Plugin => {
  const choices = new LRUCache<string, string>({ max: maxKnown })
  return {
    onRequestParse: ({ request: { headers } }) => {
      const accept = headers.get('accept') ?? '*/*'
      const chosen = choices.get(accept) ?? choose(accept)
      choices.set(accept, chosen)
      if (accept !== plainType) headers.set('accept', chosen || plainType)
      if (chosen !== '') return
      const message =
        'Answers come as application/graphql-response+json or application/json, in UTF-8: accept one of them'
      throw requestError(message, 'NOT_ACCEPTABLE', 406)
    },
  }
}

/** Empty where none is accepted. */
const choose = (accept: string): string => new Negotiator({ headers: { accept } }).mediaType(mediaTypes) ?? ''
