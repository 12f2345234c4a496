/** The time as the API has it. */
export function isoTime(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}

export function optionalTime(milliseconds: number | null): string | null {
  return milliseconds === null ? null : isoTime(milliseconds);
}

/** A time that a caller may give, as milliseconds since 1970. @param text ISO 8601 */
export function readTime(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Date.parse(text);
}
