/** The part of the package `edtf` that this project uses; it brings no types. */
declare module 'edtf' {
  /** Milliseconds since 1970, UTC: the first and the last that the date may mean. */
  interface ExtendedDate {
    readonly min: number
    readonly max: number
    toEDTF(): string
  }
  /** @throws Error where the text is not EDTF of that level and of one of those types. */
  export default function edtf(
    text: string,
    constraints: { level: 0 | 1; types: ('Date' | 'Interval')[] },
  ): ExtendedDate
}
