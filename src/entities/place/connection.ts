import { defineConnection } from '../../graphql/connections/connection.ts'
import { byName } from '../../graphql/connections/order.ts'
import { Place } from './node.ts'

export const PlaceConnection = defineConnection(Place, { model: 'Place', rows: 'places', order: byName('Place') })
