import type { JobName, Jobs } from './jobs.ts';

/** A job that is sent to a thread. A thread has one job at a time. */
export interface WorkRequest<Name extends JobName = JobName> {
  readonly name: Name;
  readonly input: Jobs[Name]['input'];
  /** The time that templates see, in milliseconds since 1970. */
  readonly now: number;
}

/** The outcome of a job. */
export interface WorkReply {
  readonly result?: unknown;
  /** The error that the job threw, with its stack. */
  readonly error?: string;
  /** The CPU time of the thread for the job. */
  readonly milliseconds: number;
}
