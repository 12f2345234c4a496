/** So far a browser's clock may differ before it counts as wrong, in milliseconds: replies take time, and name whole seconds. */
const tolerance = 15_000;

let ahead = 0;

/** The time as Grafana's server has it: laptops come out of sleep with clocks that are minutes or days off. */
export const serverClock = {
  /** @param date the header `Date` of a reply that has just come */
  learn(date: string | null): void {
    const difference = Date.parse(date ?? '') - Date.now();
    if (!Number.isNaN(difference)) {
      ahead = Math.abs(difference) > tolerance ? difference : 0;
    }
  },
  /** Milliseconds since 1970. */
  now: (): number => Date.now() + ahead,
  /** The time at which the browser's clock shows what the server's shows at `time`; for texts that count from the browser's. */
  inBrowser: (time: string): number => Date.parse(time) - ahead,
};
