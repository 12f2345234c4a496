import { type Place, placeText, type Report } from './fault.ts';

/** What only one place of the files may have. */
export class Claims {
  readonly #places = new Map<string, Place>();
  readonly #report: Report;

  /** @param report called where another place has it */
  constructor(report: Report) {
    this.#report = report;
  }

  /**
   * @param what is claimed
   * @param shown what to call it, because it may be a secret
   */
  claim(what: string, place: Place, shown: string): void {
    const before = this.#places.get(what);
    if (before === undefined) {
      this.#places.set(what, place);
    } else {
      this.#report({ place, message: `the same ${shown} is at ${placeText(before)}` });
    }
  }
}
