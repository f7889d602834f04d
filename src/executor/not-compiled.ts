/** Why an operation is not made into SQL: it is then resolved field by field. The message names the field. */
export class NotCompiled extends Error {}
