import pg from 'pg';

/**
 * How `pg` reads values: whole numbers and sums become numbers. It leaves them as texts by itself, because they could be too
 * large; times, ids and counts are not.
 */
export const numberTypes: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    format === 'binary' ? pg.types.getTypeParser(oid, format) : (parsers.get(oid) ?? pg.types.getTypeParser(oid)),
} as pg.CustomTypesConfig;

/** By the object ids of PostgreSQL's types. */
const parsers = new Map<number, (text: string) => unknown>([
  [20 /* int8 */, toNumber],
  [1700 /* numeric, as of sum() */, toNumber],
  [1016 /* int8[] */, (text) => readWholeNumbers(text)],
]);

/** As `pg` reads arrays of int4, which its types do not list. */
const readWholeNumbers = pg.types.getTypeParser(1007 as number as 23) as (text: string) => number[];

function toNumber(text: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && !Number.isSafeInteger(number)) {
    throw new RangeError(`${text} is too large for a number`);
  }
  return number;
}
