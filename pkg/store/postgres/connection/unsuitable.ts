/** A server that Bellhook cannot use. The message says why. */
export class Unsuitable extends Error {
  readonly reason: 'read_only' | 'too_old';

  constructor(reason: Unsuitable['reason'], message: string) {
    super(message);
    this.reason = reason;
  }
}
