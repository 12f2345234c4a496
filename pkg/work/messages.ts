import type { JobName, Jobs } from './jobs.ts';

/** A job as it goes to a thread, which has one at a time. */
export interface WorkRequest<Name extends JobName = JobName> {
  readonly name: Name;
  readonly input: Jobs[Name]['input'];
  /** The time that templates see, in milliseconds since 1970. */
  readonly now: number;
}

/** What came of it. */
export interface WorkReply {
  readonly result?: unknown;
  /** What the job threw, with its stack. */
  readonly error?: string;
  /** For how long the thread had a core for it. */
  readonly milliseconds: number;
}
