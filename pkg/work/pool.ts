import { Busy } from '../fair/busy.ts';
import { createFairQueue } from '../fair/fair-queue.ts';
import { createShares } from '../fair/shares.ts';
import type { JobName, Jobs } from './jobs.ts';
import type { WorkReply, WorkRequest } from './messages.ts';

/** Threads for large or slow jobs, so that these delay only their own org. */
export interface Pool {
  /**
   * Runs a job when it is its turn. Orgs take turns, and so do the lanes of an org. The jobs of a lane run in their order, one at a time.
   * @throws {Busy} if too much of the org is waiting
   * @throws {Unfinished} if the job does not end in time
   */
  run<Name extends JobName>(place: Place, name: Name, input: Jobs[Name]['input']): Promise<Jobs[Name]['output']>;
  /** Whether the lane has waiting or running jobs. */
  isBusy(orgId: number, lane: number): boolean;
  /** Ends the threads. Unfinished jobs are given up. */
  close(): Promise<void>;
}

/** Whose job it is. */
export interface Place {
  readonly orgId: number;
  /** The id of an integration, or one of `app/lanes.ts`. */
  readonly lane: number;
  /** The bytes or characters that the job holds while it waits. */
  readonly size: number;
}

/** The job took too much time or memory and was given up. The message is a sentence that says which. */
export class Unfinished extends Error {}

/** The interface of a thread; Node's `Worker` fits. */
export interface WorkThread {
  postMessage(request: WorkRequest): void;
  on(event: 'message', listener: (reply: WorkReply) => void): unknown;
  on(event: 'error', listener: (error: Error) => void): unknown;
  terminate(): Promise<unknown>;
  /** Lets the process end although the thread is waiting. */
  unref(): void;
  /** The CPU time of the thread so far, in microseconds; missing if Node cannot tell. */
  cpuUsage?(): Promise<{ readonly user: number; readonly system: number }>;
}

export interface PoolOptions {
  /** Maximum number of threads. They are started when needed. */
  readonly threads: number;
  readonly start: () => WorkThread;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly limits?: Partial<PoolLimits>;
  /** Calls `then` after that many milliseconds, unless the returned function is called first. */
  readonly after?: (milliseconds: number, then: () => void) => () => void;
}

export interface PoolLimits {
  /** Maximum number of waiting jobs, divided into shares between the orgs. */
  readonly jobs: number;
  /** Maximum total size of waiting jobs, in the unit of `Place.size`, divided in the same way. */
  readonly size: number;
  /** CPU time after which a job is given up, in milliseconds. If the thread gets no core, it may take twelve times as long. */
  readonly deadline: number;
  /** Milliseconds after which an idle thread ends and its memory is freed. */
  readonly idle: number;
}

const defaultLimits: PoolLimits = { jobs: 2000, size: 128 * 1024 * 1024, deadline: 5000, idle: 30_000 };

/** The length of an org's turn, in milliseconds. */
const turn = 10;

/** Maximum number of times that the CPU time of a job is checked, once per deadline. */
const mostLooks = 12;

/** The assumed cost of a job before it is done, in milliseconds. */
const assumedCost = 1;

export function createPool({ threads: most, start, now, limits: given, after = afterTimeout }: PoolOptions): Pool {
  const limits = { ...defaultLimits, ...given };
  const waiting = createFairQueue<Task>({ costOf: () => assumedCost, quantum: turn });
  const jobShares = createShares(limits.jobs);
  const sizeShares = createShares(limits.size);
  const threads = new Set<Thread>();
  /** The number of waiting and running jobs of each lane. */
  const lanes = new Map<string, number>();
  const running = new Set<Task>();
  // If there are several threads, an org leaves one for the others.
  const mostOfOrg = Math.max(1, most - 1);

  return {
    async run(place, name, input) {
      const { orgId, lane, size } = place;
      if (!jobShares.take(orgId, 1)) {
        throw new Busy(`Its org already has ${count(jobShares.heldBy(orgId))} jobs waiting.`);
      }
      if (!sizeShares.take(orgId, size)) {
        jobShares.give(orgId, 1);
        throw new Busy(`Its org already has jobs with ${count(sizeShares.heldBy(orgId))} bytes waiting.`);
      }
      const key = keyOf(place);
      lanes.set(key, (lanes.get(key) ?? 0) + 1);
      const { promise, resolve, reject } = Promise.withResolvers<never>();
      waiting.push(orgId, lane, { place, key, request: { name, input, now: now() }, resolve, reject });
      dispatch();
      return promise;
    },
    isBusy: (orgId, lane) => lanes.size > 0 && lanes.has(keyOf({ orgId, lane })),
    async close() {
      waiting.drain().forEach(({ reject }) => reject(new Unfinished('The sidecar ends.')));
      running.forEach(({ reject }) => reject(new Unfinished('The sidecar ends.')));
      await Promise.all([...threads].map(end));
    },
  };

  function dispatch(): void {
    while (waiting.size > 0 && running.size < most) {
      const task = waiting.take(mayRun);
      if (task === undefined) {
        return;
      }
      const { orgId, size } = task.place;
      jobShares.give(orgId, 1);
      sizeShares.give(orgId, size);
      running.add(task);
      const thread = [...threads].find((each) => each.task === undefined) ?? startThread();
      carryOut(thread, task);
    }
  }

  function mayRun({ place: { orgId }, key }: Task): boolean {
    const ofOrg = [...running].filter((task) => task.place.orgId === orgId);
    return ofOrg.length < mostOfOrg && ofOrg.every((task) => task.key !== key);
  }

  function startThread(): Thread {
    const worker = start();
    const thread: Thread = { worker, used: 0, task: undefined, cancel: undefined };
    threads.add(thread);
    worker.on('message', ({ result, error, milliseconds }) => {
      const task = finish(thread, milliseconds);
      thread.used += milliseconds;
      if (error === undefined) {
        task?.resolve(result as never);
      } else {
        task?.reject(new Error(error));
      }
      thread.cancel = after(limits.idle, () => end(thread));
      dispatch();
    });
    worker.on('error', (error) => giveUp(thread, describe(error)));
    worker.unref();
    return thread;
  }

  function carryOut(thread: Thread, task: Task): void {
    thread.cancel?.();
    thread.task = task;
    watch(thread, task, 1);
    thread.worker.postMessage(task.request);
  }

  /** Gives the job up when it has used too much CPU time. If the machine has no core for the thread, the job is not to blame. */
  function watch(thread: Thread, task: Task, looks: number): void {
    const tooLate = () => giveUp(thread, `It did not come to an end within ${limits.deadline / 1000} s.`);
    thread.cancel = after(limits.deadline, () => {
      if (thread.worker.cpuUsage === undefined || looks === mostLooks) {
        return tooLate();
      }
      // In case the thread does not answer.
      thread.cancel = after(limits.deadline, tooLate);
      void thread.worker.cpuUsage().then(({ user, system }) => {
        if (thread.task !== task) {
          return;
        }
        thread.cancel?.();
        if ((user + system) / 1000 - thread.used >= limits.deadline) {
          tooLate();
        } else {
          watch(thread, task, looks + 1);
        }
      }, tooLate);
    });
  }

  /** Ends the thread and its job, whatever the job is doing. The next job gets another thread. */
  function giveUp(thread: Thread, reason: string): void {
    const task = finish(thread, limits.deadline);
    void end(thread);
    task?.reject(new Unfinished(reason));
    dispatch();
  }

  function finish(thread: Thread, milliseconds: number): Task | undefined {
    const { task } = thread;
    thread.cancel?.();
    thread.cancel = undefined;
    thread.task = undefined;
    if (task !== undefined) {
      const { place, key } = task;
      running.delete(task);
      waiting.charge(place.orgId, place.lane, milliseconds - assumedCost);
      const left = (lanes.get(key) as number) - 1;
      if (left === 0) {
        lanes.delete(key);
      } else {
        lanes.set(key, left);
      }
    }
    return task;
  }

  async function end(thread: Thread): Promise<void> {
    threads.delete(thread);
    thread.cancel?.();
    await thread.worker.terminate();
  }
}

interface Task {
  readonly place: Place;
  /** The key of its lane. */
  readonly key: string;
  readonly request: WorkRequest;
  readonly resolve: (result: never) => void;
  readonly reject: (error: Error) => void;
}

interface Thread {
  readonly worker: WorkThread;
  /** CPU time of the jobs that it has finished, in milliseconds. */
  used: number;
  task: Task | undefined;
  /** Stops the timer for its job or, without a job, for its idle time. */
  cancel: (() => void) | undefined;
}

function keyOf({ orgId, lane }: Pick<Place, 'orgId' | 'lane'>): string {
  return `${orgId}/${lane}`;
}

function describe(error: Error & { code?: string }): string {
  return error.code === 'ERR_WORKER_OUT_OF_MEMORY'
    ? 'It needs more memory than there is for it.'
    : `It ended with an error: ${error.message}`;
}

function afterTimeout(milliseconds: number, then: () => void): () => void {
  const timer = setTimeout(then, milliseconds).unref();
  return () => clearTimeout(timer);
}

function count(number: number): string {
  return number.toLocaleString('en-GB');
}
