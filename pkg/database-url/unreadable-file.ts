/** A file that a connection needs cannot be read. The message names it and says why. */
export class UnreadableFile extends Error {}
