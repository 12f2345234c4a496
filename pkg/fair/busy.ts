/** The org has used up its share. Nothing was accepted, and it should try again. The message is a sentence that says what the org has. */
export class Busy extends Error {}
