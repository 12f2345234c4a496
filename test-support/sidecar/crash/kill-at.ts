import { existsSync } from 'node:fs';
import { ServerResponse } from 'node:http';
import { DatabaseSync, StatementSync } from 'node:sqlite';
import { MessagePort, Worker } from 'node:worker_threads';

/**
 * A preload (`node --import`) that kills the process abruptly, as a power cut would, at one step of an alert's way to the
 * store. `KILL_AT` names the step; it takes effect once the file `KILL_WHEN` exists. It patches functions that the sidecar
 * calls, so the sidecar needs no switch for it. Threads load it too.
 */
const { KILL_AT: chosen, KILL_WHEN: when = '' } = process.env;

function reach(step: string): void {
  if (step === chosen && existsSync(when)) {
    process.kill(process.pid, 'SIGKILL');
  }
}

type Method = (...args: unknown[]) => unknown;

/** Runs functions before and after each call of a method. */
function around(
  { prototype }: { prototype: object },
  name: string,
  before: (args: readonly unknown[]) => void,
  after: (args: readonly unknown[]) => void = () => {}
): void {
  const methods = prototype as Record<string, Method>;
  const original = methods[name] as Method;
  methods[name] = function (this: unknown, ...args) {
    before(args);
    const result = original.apply(this, args);
    after(args);
    return result;
  };
}

const isBatch = ([message]: readonly unknown[]) => (message as { name?: unknown } | null)?.name === 'addAlerts';
const isReply = ([message]: readonly unknown[]) =>
  (message as { result?: { added?: unknown } } | null)?.result?.added instanceof Float64Array;
const isAccepted = ([text]: readonly unknown[]) => String(text).includes('"accepted"');
const checkpoint = 'pragma wal_checkpoint(passive)';
let written = 0;

around(
  Worker,
  'postMessage',
  (args) => isBatch(args) && reach('before a batch is handed over'),
  (args) => isBatch(args) && reach('after a batch is handed over')
);
around(
  DatabaseSync,
  'exec',
  ([sql]) => {
    if (sql === 'commit') {
      reach('before the commit');
    } else if (sql === checkpoint) {
      reach('before a checkpoint');
    }
  },
  ([sql]) => {
    if (sql === 'begin immediate') {
      written = 0;
      reach('after the transaction has begun');
    } else if (sql === 'commit') {
      reach('after the commit');
    } else if (sql === checkpoint) {
      reach('after a checkpoint');
    }
  }
);
around(
  StatementSync,
  'run',
  () => {},
  () => {
    written += 1;
    if (written === 3) {
      reach('within the transaction');
    }
  }
);
around(
  MessagePort,
  'postMessage',
  () => {},
  (args) => isReply(args) && reach('after the writer has told of the commit')
);
around(
  ServerResponse,
  'end',
  (args) => isAccepted(args) && reach('before an answer'),
  (args) => isAccepted(args) && reach('after an answer')
);
