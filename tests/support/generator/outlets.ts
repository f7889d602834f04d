import { type Country, slugOf } from './countries.ts'
import type { Registry } from './registry.ts'

/** Who publishes articles. */
export interface Outlet {
  readonly slug: string
  readonly name: string
  /** The slug of its country; none for news agencies of the whole world. */
  readonly country: string | null
}

const wireNames = ['Tidewire News Agency', 'Meridian Dispatch Service', 'Norvane Press Union']
const paperNames = ['Courier', 'Observer', 'Morning Ledger']

/** News agencies, and outlets of each country. */
export const createOutlets = ({ organizations }: Registry, countries: readonly Country[]) => {
  const declare = (name: string, country: string | null): Outlet => {
    const slug = slugOf(name)
    organizations[slug] = { name, kind: 'NEWS_OUTLET', ...(country && { country }) }
    return { slug, name, country }
  }
  const wires = wireNames.map((name) => declare(name, null))
  const outlets = paperNames.flatMap((paper, rank) =>
    countries
      .filter((_, index) => (index + rank) % (rank + 1) === 0)
      .map(({ adjective, slug }) => declare(`${adjective} ${paper}`, slug)),
  )
  return { outlets, wires }
}
