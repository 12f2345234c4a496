/** A server that can be put under load. */
export interface Server {
  /** Its name in the tables. */
  readonly name: string;
  readonly pid: number;
  readonly url: string;
  /** The requests that it accepts, as in `Load`. */
  readonly body: string;
  /** What it asks bodies to be signed with, as in `Load`. */
  readonly secret?: string;
  stop(): Promise<void>;
}
