/**
 * Whether the error is SQLite's refusal of a second row with the same values.
 * @param columns as SQLite names them, such as `integrations.token`
 */
export function isConflict(error: unknown, columns: string): boolean {
  const { errcode, message } = error as { errcode?: number; message?: string };
  return errcode === uniqueConstraint && message?.endsWith(`: ${columns}`) === true;
}

/** SQLITE_CONSTRAINT_UNIQUE, https://www.sqlite.org/rescode.html#constraint_unique */
const uniqueConstraint = 2067;
