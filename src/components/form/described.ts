/** The description of an option, to be spread into it: a list of options leaves a line for one that is there and undefined. */
export function described(description: string | undefined): { description?: string } {
  return description === undefined ? {} : { description };
}
