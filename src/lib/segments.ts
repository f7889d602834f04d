/** UTF-16 units that are segmented at once. */
const usualWindow = 4_096

/**
 * The sentences of a text by UAX 29, with the white space that follows them, as `Intl.Segmenter` finds them: in time that grows with the
 * text. V8 copies the whole text for each sentence that it hands out (as its `input`), so it is given a window of it at a time. Of each
 * window the last two are found again in the next: one may be cut off, and whether the one before it has ended hangs on what follows (SB8).
 * @param language BCP 47
 */
export function* segmentsOf(text: string, language: string, windowSize = usualWindow): Generator<string> {
  const segmenter = new Intl.Segmenter(language, { granularity: 'sentence' })
  let start = 0
  let size = windowSize
  while (start < text.length) {
    const isLast = start + size >= text.length
    const segments = Array.from(segmenter.segment(text.slice(start, start + size)), ({ segment }) => segment)
    const certain = isLast ? segments : segments.slice(0, -2)
    for (const segment of certain) {
      yield segment
      start += segment.length
    }
    size = certain.length > 0 ? windowSize : 2 * size
  }
}
