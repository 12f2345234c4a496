/**
 * What is wrong with the URL of a database, to be read after its name: "must be …", "has …". It quotes nothing of what is misplaced
 * in the URL, which could be a part of the password.
 */
export class UrlFault extends Error {}
