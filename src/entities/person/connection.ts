import { defineConnection } from '../../graphql/connections/connection.ts'
import { byName } from '../../graphql/connections/order.ts'
import { Person } from './node.ts'

export const PersonConnection = defineConnection(Person, { model: 'Person', rows: 'persons', order: byName('Person') })
