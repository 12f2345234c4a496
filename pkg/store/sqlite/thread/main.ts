import { workerData } from 'node:worker_threads';
import { serveCheckpointer } from '../checkpointer/serve.ts';
import { serveReader } from '../reader/serve.ts';
import { serveWriter } from '../writer/serve.ts';
import type { Role, ThreadData } from './start-thread.ts';

const serve: Readonly<Record<Role, (path: string) => void>> = {
  writer: serveWriter,
  reader: serveReader,
  checkpointer: serveCheckpointer,
};

// The program of a thread of the store: its role decides which calls it carries out.
const { role, path } = workerData as ThreadData;
serve[role](path);
