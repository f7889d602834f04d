import type { DocumentNode } from 'graphql'
import { LRUCache } from 'lru-cache'

/**
 * Most documents that are kept, and their characters in all: some two hundred like the examples. Parsed, a document takes 35 to 240 times the
 * memory of its text, and what is wrong with it as much again: a hundred errors at most. Of what clients ask there is a handful, of what
 * somebody may make up no end: they fill these caches, whatever their size, so that their size is what memory grows by.
 */
const kept = { max: 500, maxSize: 300_000, sizeCalculation: (_: unknown, text: string) => text.length + 1 }

/** What Yoga keeps of documents, by their texts, so that each is parsed and validated once: Yoga itself would count them only. */
export const createDocumentCaches = () => ({
  documentCache: new LRUCache<string, DocumentNode>(kept),
  errorCache: new LRUCache<string, Error>(kept),
})
