import { ProvisioningError } from '../app/integrations/provisioning-error.ts';

/** What only one place of the files may have. */
export class Claims {
  readonly #places = new Map<string, string>();

  /**
   * @param what is claimed
   * @param shown what to call it, because it may be a secret
   * @throws {ProvisioningError} where another place has it
   */
  claim(what: string, place: string, shown: string): void {
    const before = this.#places.get(what);
    if (before !== undefined) {
      throw new ProvisioningError(`${place}: the same ${shown} is at ${before}`);
    }
    this.#places.set(what, place);
  }
}
