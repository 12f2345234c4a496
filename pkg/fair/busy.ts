/** The org has more under way than is its share. Nothing was taken; it is to try again. The message says what it has, as a sentence. */
export class Busy extends Error {}
