import { expect, test } from 'vitest'
import { checkSeeds } from '../../src/annotation/check-seeds.ts'
import { makeSeeds } from './seeds-folder.ts'

const registry = `
persons:
  kurt-campbell: { name: Kurt Campbell }
  joe-biden: { name: Joe Biden }
  lloyd-austin: { name: Lloyd Austin }
  ma-zhaoxu: { name: Ma Zhaoxu }
  ma-xiaowei: { name: Ma Xiaowei }
  ursula-von-der-leyen: { name: Ursula von der Leyen }
  daniel-kritenbrink: { name: Daniel Kritenbrink, aliases: [Daniel Kreitenbrink] }
  kim-jong-un: { name: Kim Jong-un }
  kim-campbell: { name: Kim Campbell }
  sukarno: { name: Sukarno }
  mbs: { name: Mohammed bin Salman, aliases: [MBS, Crown Prince] }
organizations:
  state-department: { name: US State Department, aliases: [State Department], kind: MINISTRY }
  foreign-ministry: { name: "China's Foreign Ministry", kind: MINISTRY }
  un: { name: United Nations, aliases: [UN], kind: INTERGOVERNMENTAL }
  georgia-inc: { name: Georgia, kind: COMPANY }
places:
  us: { name: United States, aliases: [US] , kind: COUNTRY }
  china: { name: China, aliases: ["People's Republic of China"], kind: COUNTRY }
  austin: { name: Austin, aliases: ['Austin, Texas'], kind: CITY }
  turkey: { name: Turkey, kind: COUNTRY }
  georgia: { name: Georgia, kind: COUNTRY }
  taiwan: { name: Taiwan, kind: TERRITORY }
  turkiye: { name: Türkiye, kind: COUNTRY }
issues:
  navigation: { name: freedom of navigation, aliases: [AI] }
  taiwan: { name: Taiwan }
  open-talks: { name: military-to-military communication }
`

/** The mentions found in a text, as `words → slug`. */
const mentionsIn = async (text: string, mentions = '[]'): Promise<string[]> => {
  const annotation = `{ article: { publishedOn: 2024 }, origin: EXTRACTOR, mentions: ${mentions} }`
  const folder = await makeSeeds({
    'registry/all.yaml': registry,
    'articles/a.txt': text,
    'articles/a.yaml': annotation,
  })
  const { rows } = await checkSeeds(folder)
  const entities = [rows.Person, rows.Organization, rows.Place, rows.Issue].flatMap((table) => [...table])
  const slugs = new Map(entities.map(({ id, slug }) => [id, slug]))
  return [...rows.Mention]
    .sort((one, other) => one.start - other.start)
    .map(({ start, end, exact, personId, organizationId, placeId, issueId }) => {
      expect([...text].slice(start, end).join('')).toBe(exact)
      return `${exact} → ${slugs.get(personId ?? organizationId ?? placeId ?? issueId ?? '')}`
    })
}

const cases: [title: string, text: string, found: string[]][] = [
  ['the longest name wins', 'The US State Department spoke.', ['US State Department → state-department']],
  [
    'a name ends before a possessive',
    "Kurt Campbell's and the United States' view",
    ['Kurt Campbell → kurt-campbell', 'United States → us'],
  ],
  ['an apostrophe of any shape', 'the People’s Republic of China', ['People’s Republic of China → china']],
  ['dots in initials are no difference', 'the U.S. and the US, the U.N. too', ['U.S. → us', 'US → us', 'U.N. → un']],
  ['capitals tell a name from a word', 'let us eat turkey in the un-American way, un', []],
  ['never inside another word', "Chinatown, USA, Ma'am, US$5, @China, O'China, preChina", []],
  ['beside a hyphen', 'US-China ties, non-US', ['US → us', 'China → china', 'US → us']],
  ['across a line, but not a paragraph', 'United\nStates. United\n\nStates', ['United\nStates → us']],
  ['an emoji before it', '👋🏽 China', ['China → china']],
  ['letters with diacritics, composed or not', 'in Tu\u0308rkiye', ['Tu\u0308rkiye → turkiye']],
  [
    'issues in any case, their acronyms in their own',
    'Freedom of Navigation, AI, ai',
    ['Freedom of Navigation → navigation', 'AI → navigation'],
  ],
  [
    'hyphens belong to a name',
    'Military-to-military communication',
    ['Military-to-military communication → open-talks'],
  ],
  ['a place goes before the issue of the same name', 'Taiwan', ['Taiwan → taiwan']],
  ['a name of two proper entities is left alone', 'Georgia', []],
  ['a possessive within a name', "China's Foreign Ministry said", ["China's Foreign Ministry → foreign-ministry"]],
  ['one who has one name', 'Sukarno came.', ['Sukarno → sukarno']],
  [
    'a surname counts after the full name only',
    'Campbell left. Kurt Campbell came. Campbell left.',
    ['Kurt Campbell → kurt-campbell', 'Campbell → kurt-campbell'],
  ],
  [
    'the family name may stand first',
    "Ma Zhaoxu came. Ma's visit. Zhaoxu",
    ['Ma Zhaoxu → ma-zhaoxu', 'Ma → ma-zhaoxu'],
  ],
  [
    'a leading name that is a given name elsewhere',
    'Kim Jong-un met Kim Campbell. Kim said. Campbell said.',
    ['Kim Jong-un → kim-jong-un', 'Kim Campbell → kim-campbell', 'Kim → kim-jong-un', 'Campbell → kim-campbell'],
  ],
  [
    'particles belong to a surname',
    'Ursula von der Leyen spoke. Von der Leyen, von der Leyen',
    ['Ursula von der Leyen → ursula-von-der-leyen', 'von der Leyen → ursula-von-der-leyen'],
  ],
  [
    'a surname of two in the article is left alone',
    'Ma Zhaoxu met Ma Xiaowei. Ma left.',
    ['Ma Zhaoxu → ma-zhaoxu', 'Ma Xiaowei → ma-xiaowei'],
  ],
  [
    'a title before a surname',
    'Joe Biden came. President Biden left. When Biden left',
    ['Joe Biden → joe-biden', 'Biden → joe-biden', 'Biden → joe-biden'],
  ],
  ['another given name before a surname', 'Joe Biden came. Hunter Biden left. J. Biden', ['Joe Biden → joe-biden']],
  ['another name after a surname', 'Ma Zhaoxu came. Ma Ying-jeou left.', ['Ma Zhaoxu → ma-zhaoxu']],
  [
    'surnames joined by a hyphen, both known',
    'Kurt Campbell and Ma Zhaoxu: the Campbell–Ma talks, Ma-based',
    ['Kurt Campbell → kurt-campbell', 'Ma Zhaoxu → ma-zhaoxu', 'Campbell → kurt-campbell', 'Ma → ma-zhaoxu'],
  ],
  [
    'a surname that is a place: before the full name, after it, after "in", in a longer name',
    'Austin. Lloyd Austin spoke. Austin left; in Austin, and Austin, Texas',
    [
      'Austin → austin',
      'Lloyd Austin → lloyd-austin',
      'Austin → lloyd-austin',
      'Austin → austin',
      'Austin, Texas → austin',
    ],
  ],
  [
    'a spelling that is an alias gives its surname',
    'Daniel Kreitenbrink. Kreitenbrink. Kritenbrink',
    [
      'Daniel Kreitenbrink → daniel-kritenbrink',
      'Kreitenbrink → daniel-kritenbrink',
      'Kritenbrink → daniel-kritenbrink',
    ],
  ],
  ['an acronym is a full name', 'MBS came', ['MBS → mbs']],
]

test.each(cases)('%s', async (_, text, found) => {
  expect(await mentionsIn(text)).toEqual(found)
})

test("the annotation's own mentions win where they overlap, and may name several entities", async () => {
  const mentions = `[
    { quote: State Department, place: us }, { quote: his counterpart, person: ma-zhaoxu },
    { quote: Both, person: ma-zhaoxu }, { quote: Both, person: kurt-campbell } ]`
  expect(await mentionsIn('The US State Department and his counterpart Ma. Both left.', mentions)).toEqual([
    'US → us',
    'State Department → us',
    'his counterpart → ma-zhaoxu',
    expect.stringMatching(/^Both → /),
    expect.stringMatching(/^Both → /),
  ])
})

test('a full name that the annotation links introduces the surname', async () => {
  const mentions = '[{ quote: Dan Kritenbrink, person: daniel-kritenbrink }]'
  expect(await mentionsIn('Dan Kritenbrink came. Kritenbrink left.', mentions)).toEqual([
    'Dan Kritenbrink → daniel-kritenbrink',
    'Kritenbrink → daniel-kritenbrink',
  ])
})
