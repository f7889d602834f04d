/** A word of a text or a name, with what stands between it and the word before. */
export interface Word {
  /** In Unicode's composed form; initials without their stops: "U.S." is "US". */
  readonly word: string
  /** White space as one blank (¶ where a paragraph ends), any dash as "-", any apostrophe as "'". */
  readonly gap: string
  /** UTF-16 indexes, half-open. */
  readonly start: number
  readonly end: number
}

const wordPattern = /\p{Lu}(?:\.\p{Lu})+\.?(?![\p{L}\p{N}])|[\p{L}\p{N}\p{M}]+/gu

const normalizeGap = (gap: string): string => {
  // Nearly every gap is a blank: four searches each are saved.
  if (gap === ' ') return gap
  return gap
    .replace(/\s*\n\s*\n\s*/gu, '¶')
    .replace(/\s+/gu, ' ')
    .replace(/[\u2010-\u2015\u2212]/gu, '-')
    .replace(/[‘’ʼ`]/gu, "'")
}

/** The words of a text, in order. */
export const splitWords = (text: string): Word[] => {
  let before = 0
  return Array.from(text.matchAll(wordPattern), (match) => {
    const start = match.index
    const end = start + match[0].length
    const gap = normalizeGap(text.slice(before, start))
    before = end
    return { word: match[0].replaceAll('.', '').normalize('NFC'), gap, start, end }
  })
}

/** Whether a name may begin here: not after what ties this word to the one before, as in "O'Neil" or "@China". */
export const canBegin = (text: string, { start }: Word): boolean =>
  !/[\p{L}\p{N}]['’]$|[@_]$/u.test(text.slice(Math.max(0, start - 2), start))

/** Whether a name may end here: before a possessive, but not before the rest of a word ("Ma'am") or of a sum ("US$5"). */
export const canEnd = (text: string, { end }: Word): boolean =>
  !/^(?:['’](?![sS](?![\p{L}\p{N}]))[\p{L}\p{N}]|[@_\p{Sc}])/u.test(text.slice(end, end + 3))

export const isCapitalized = (word: string): boolean => /^[\p{Lu}\p{Lt}]/u.test(word)

/** "NATO", "US": the capitals are what makes it a name. */
export const isAcronym = (word: string): boolean => /\p{Lu}.*\p{Lu}/u.test(word) && !/\p{Ll}/u.test(word)
