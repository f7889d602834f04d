// What an answer must never show of the inside: whoever reads it learns where to press.

const leaks: readonly RegExp[] = [
  /\bat (?:async )?[\w.<>[\] ]+ \(?(?:file:|node:|\/)/, // a line of a stack trace
  /node:internal|node_modules|\/dist\/|\/src\/[\w-]+\/|file:\/\//,
  /\b(?:\/home|\/usr|\/tmp|\/root|\/var|[A-Z]:\\)\/?[\w-]+\//,
  /\bSELECT\b[^"]*\bFROM\b|\bINSERT INTO\b|\bLATERAL\b|\bWHERE "/,
  /\b(?:syntax error at or near|invalid byte sequence|out of range for type|invalid input syntax|does not exist(?! in \\?"\w+\\?" enum))\b/,
  /\b(?:SQLSTATE|pg_\w+|Prisma|Pothos|postgres(?:ql)?:\/\/)/i,
  /\b(?:TypeError|RangeError|ReferenceError|Maximum call stack|Cannot read propert|is not a function|is not iterable)\b/,
  /\b(?:ECONN\w+|EPIPE|ENOENT|ERR_[A-Z_]+)\b/,
  /\bin JSON at position\b|\bUnexpected (?:token|end of JSON)\b/,
]

/** What an answer shows of the inside that the request itself did not say; undefined where it shows nothing. */
export const findLeak = (answer: string, request: string): string | undefined => {
  for (const leak of leaks) {
    const found = leak.exec(answer)?.[0]
    if (found !== undefined && !request.includes(found)) return found
  }
  return undefined
}
