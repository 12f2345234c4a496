import { nameLimit } from '../../../pkg/contract/limits.ts';

/**
 * The name itself, or with the first number from 2 up with which no integration has it; case is ignored.
 * @param ending follows the name, and stays where the name is too long
 */
export function freeName(name: string, taken: readonly string[], ending = ''): string {
  const used = new Set(taken.map((one) => one.toLowerCase()));
  const withEnding = (end: string) => `${name.slice(0, nameLimit - end.length)}${end}`;
  let free = withEnding(ending);
  for (let number = 2; used.has(free.toLowerCase()); number += 1) {
    free = withEnding(`${ending} ${number}`);
  }
  return free;
}
