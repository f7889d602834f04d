import { type Day, formatDay } from './dates.ts'
import type { Annotation, Draft, GeneratedArticle } from './draft.ts'
import type { Outlet } from './outlets.ts'
import { type Story, slugIn } from './story.ts'

interface Publication {
  readonly day: Day
  /** Which of the story's outlets. */
  readonly outlet: number
  /** Tells the story's articles apart. */
  readonly what: string
  /** The news agency that the article credits. */
  readonly wire?: Outlet | null
  readonly header?: Partial<Annotation>
}

/** The day of publication, of which now and then the month alone is known. */
const publicationDate = (day: Day, { random }: Story) =>
  random.chance(0.04)
    ? { publishedOn: formatDay(day).slice(0, 7), publishedOnNote: 'Inferred: the source bears no day.' }
    : { publishedOn: formatDay(day) }

/** Publishes a draft. */
export const publish = (draft: Draft, story: Story, publication: Publication): GeneratedArticle => {
  const { day, outlet, what, wire, header } = publication
  const { guest, host, outlets } = story
  const slug = slugIn(story, what)
  const article: Annotation['article'] = {
    headline: `${guest.person.family} and ${host.person.family}: ${what.replace('-', ' ')}`,
    ...publicationDate(day, story),
    publisher: outlets[outlet]?.slug,
    credits: wire ? [wire.slug] : [],
    url: `https://news.example/${slug}`,
  }
  return draft.finish(slug, article, header)
}

/** One to three copies of an article in other outlets. Some say what they copy; others have the same text, and that is all. */
export const syndicate = ({ slug, text, annotation }: GeneratedArticle, story: Story): GeneratedArticle[] => {
  const { random, outlets, wire } = story
  const { headline = '', publishedOn } = annotation.article
  return outlets.slice(3, 4 + random.below(3)).map((outlet, index) => {
    const origin = random.chance(0.7) ? { syndicationOf: slug } : { credits: [wire.slug] }
    const article = { headline, publishedOn, publisher: outlet.slug, ...origin }
    return { slug: `${slug}-copy-${index + 1}`, text, annotation: { ...annotation, article, entities: {} } }
  })
}
