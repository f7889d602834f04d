/** What a slug looks like: `kurt-campbell`. */
export const slugPattern = /^[a-z0-9]+(-[a-z0-9]+)*$/

/** Whether a text is a slug: lower-case letters and digits, in words joined by "-". */
export const isSlug = (text: string): boolean => slugPattern.test(text)
