import { expect, test } from 'vitest'
import { parsePartialDate } from '../../src/lib/partial-date.ts'

test.each([
  ['2024', '2024-01-01', '2024-12-31', 'YEAR'],
  ['2024-04', '2024-04-01', '2024-04-30', 'MONTH'],
  ['2024-02', '2024-02-01', '2024-02-29', 'MONTH'],
  ['2024-05-30', '2024-05-30', '2024-05-30', 'DAY'],
  ['2023-06-04/2023-06-10', '2023-06-04', '2023-06-10', 'INTERVAL'],
  ['2023-06/2023-07-02', '2023-06-01', '2023-07-02', 'INTERVAL'],
  ['2023-06~/2024', '2023-06-01', '2024-12-31', 'INTERVAL'],
  ['2022-11~', '2022-11-01', '2022-11-30', 'MONTH'],
  ['2022-11?', '2022-11-01', '2022-11-30', 'MONTH'],
  ['1560%', '1560-01-01', '1560-12-31', 'YEAR'],
  ['201X', '2010-01-01', '2019-12-31', 'DECADE'],
  ['20XX', '2000-01-01', '2099-12-31', 'CENTURY'],
  ['0001', '0001-01-01', '0001-12-31', 'YEAR'],
  ['9999-12-31', '9999-12-31', '9999-12-31', 'DAY'],
])('%s means %s to %s, and is a %s', (edtf, earliest, latest, precision) => {
  expect(parsePartialDate(edtf)).toEqual({ edtf, earliest, latest, precision })
  expect(parsePartialDate(edtf)).toBe(parsePartialDate(edtf))
})

const forms =
  'write 2024, 2024-04, 2024-05-30, 2023-06-04/2023-06-10, 2022-11~ (about), 2022-11? (perhaps), 201X (a decade) or 20XX (a century)'

const refused: [text: string, message: string][] = [
  ['2023/..', 'is open: give both ends of an interval'],
  ['../2023', 'is open: give both ends of an interval'],
  ['2023/', 'is open: give both ends of an interval'],
  ['/2023', 'is open: give both ends of an interval'],
  ['2024-05-30T10:00:00Z', 'holds a time of day: give the day alone'],
  ['2024-21', 'is a season, which differs by place: give the months, as in 2024-03/2024-05'],
  ['2023-02-30', 'is not in the calendar: it has no such month or day'],
  ['2023-02-29', 'is not in the calendar: it has no such month or day'],
  ['2023-02-29/2023-03-02', 'is not in the calendar: it has no such month or day'],
  ['2024-13', 'is not in the calendar: it has no such month or day'],
  ['2024-00', 'is not in the calendar: it has no such month or day'],
  ['2023-06-10/2023-06-04', 'ends before it begins'],
  ['2024-05/2024-05', 'begins where it ends: give it once'],
  ...[
    '1963-12-XX',
    '1963-XX',
    '1963-XX-12',
    '20X4',
    '198',
    '19',
    '0000',
    '000X',
    '00XX',
    '-0044',
    'Y170000',
    '99999',
  ].map((text): [string, string] => [text, `is not a partial date: ${forms}`]),
  ...['', 'May 2024', '2024-5', '2024-05-30 ', ' 2024', '[2023,2024]', '201X/2020', '2024/2025/2026'].map(
    (text): [string, string] => [text, `is not a partial date: ${forms}`],
  ),
]

test.each(refused)('%j is refused: it %s', (text, message) => {
  expect(() => parsePartialDate(text)).toThrow(new RangeError(`"${text}" ${message}`))
})
