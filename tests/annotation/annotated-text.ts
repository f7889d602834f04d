import { type Files, problemsOf } from './seeds-folder.ts'

// A text and what it names, for tests of what can be wrong in its annotation.

export const registry = `persons:
  kurt-campbell: { name: Kurt Campbell }
  ma-zhaoxu: { name: Ma Zhaoxu }
organizations:
  state-department: { name: State Department, kind: MINISTRY }
places:
  washington: { name: Washington, kind: CITY }
issues:
  taiwan: { name: Taiwan }
meetings:
  talks: { name: The talks, kind: TALKS }
`
export const text = `Campbell said: “We talked about Taiwan.”
Ma talked in Washington. Ma talked in Washington.
`

/** The problems of an annotation of `text`, without the file's name where it is the annotation's. */
export const problemsIn = async (annotation: string, files: Files = {}): Promise<string[]> => {
  const all = { 'registry/all.yaml': registry, 'articles/a.txt': text, 'articles/a.yaml': annotation, ...files }
  return (await problemsOf(all)).map((line) => line.replace(/^seeds\/articles\/a\.yaml:/, ''))
}
