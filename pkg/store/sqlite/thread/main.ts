import { workerData } from 'node:worker_threads';
import { serveWriter } from '../writer/serve.ts';
import type { ThreadData } from './start-thread.ts';

/** What a thread of the store runs. */
const { path } = workerData as ThreadData;
serveWriter(path);
