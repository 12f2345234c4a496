/** The name itself, or with the first number from 2 up with which no integration has it; case is ignored. */
export function freeName(name: string, taken: readonly string[]): string {
  const used = new Set(taken.map((one) => one.toLowerCase()));
  let free = name;
  for (let number = 2; used.has(free.toLowerCase()); number += 1) {
    free = `${name} ${number}`;
  }
  return free;
}
