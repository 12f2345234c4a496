/** What load can be put on. */
export interface Server {
  /** As the tables call it. */
  readonly name: string;
  readonly pid: number;
  readonly url: string;
  /** What it takes, as in `Load`. */
  readonly body: string;
  stop(): Promise<void>;
}
