import { type Document, isAlias, isCollection, isMap, isScalar, type Scalar, visit, type YAMLMap } from 'yaml'
import type { ParsedYaml } from './parse-yaml.ts'

/** What is wrong with a file as YAML. */
export interface Fault {
  /** UTF-16 index in the text. */
  readonly index: number
  readonly message: string
}

const syntaxFaults = ({ errors, warnings, directives }: Document): Fault[] => {
  const faults = [...errors, ...warnings].map(({ pos, message }) => ({
    index: pos[0],
    message: `is not valid YAML: ${message}`,
  }))
  if (faults.length > 0 || !directives?.yaml.explicit || directives.yaml.version === '1.2') return faults
  return [{ index: 0, message: 'is YAML 1.1, in which "no" and dates are no texts: take the %YAML line out' }]
}

const indexOf = (node: { range?: readonly number[] | null | undefined }): number => node.range?.[0] ?? 0

/** Keys that stand twice, and those that JavaScript or YAML give a meaning of their own. Own maps, since the parser's check takes n². */
const keyFaults = (map: YAMLMap): Fault[] => {
  const seen = new Set<unknown>()
  return map.items.flatMap(({ key }) => {
    if (!isScalar(key)) return []
    const isSecond = seen.has(key.value)
    seen.add(key.value)
    if (isSecond) return [{ index: indexOf(key), message: 'is not valid YAML: Map keys must be unique' }]
    if (key.value === '__proto__') return [{ index: indexOf(key), message: '"__proto__" is no key: name it otherwise' }]
    return key.value === '<<'
      ? [{ index: indexOf(key), message: '"<<" is a merge key, which YAML 1.2 does not have: write the words out' }]
      : []
  })
}

/** Numbers that are no longer what was written once they are read: 0x7E8, 2e3, 02024, .inf. */
const numberFaults = (scalar: Scalar): Fault[] =>
  typeof scalar.value !== 'number' || /^-?(0|[1-9]\d*)(\.\d+)?$/.test(scalar.source ?? '')
    ? []
    : [
        {
          index: indexOf(scalar),
          message: `${scalar.source} is not a number in plain digits: write 2024, or quote a text`,
        },
      ]

/** The faults of one node alone. */
const nodeFaults = (node: unknown): Fault[] => {
  if (isMap(node)) return keyFaults(node)
  return isScalar(node) ? numberFaults(node) : []
}

/** Everything that makes a file no YAML of the kind that these files are. */
export const yamlFaults = ({ document, stopped }: ParsedYaml): Fault[] => {
  if (stopped) return [stopped]
  const faults = syntaxFaults(document)
  const anchors = new Set<string>()
  visit(document, (_, node) => {
    if ((isScalar(node) || isCollection(node)) && node.anchor) anchors.add(node.anchor)
    for (const fault of nodeFaults(node)) faults.push(fault)
    if (!isAlias(node) || anchors.has(node.source)) return
    faults.push({ index: indexOf(node), message: `*${node.source} has no anchor &${node.source} before it` })
  })
  return faults
}
