import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { join } from 'node:path';

/** The functions of a thread with the most self time. */
export interface ThreadProfile {
  readonly thread: Thread;
  /** Time that was not idle, in milliseconds. */
  readonly busy: number;
  readonly functions: ReadonlyArray<{ readonly name: string; readonly place: string; readonly self: number }>;
}

/** In the order of their start, as V8 numbers them. */
const threads = ['main', 'checkpointer', 'writer'] as const;
type Thread = (typeof threads)[number];

/** Reads V8's CPU profiles in the folder, and joins those of each thread. */
export function readProfiles(folder: string): ThreadProfile[] {
  const placeOf = createPlaces();
  const names = readdirSync(folder).filter((name) => name.endsWith('.cpuprofile'));
  return threads.map((thread, threadId) => {
    const self = new Map<string, { name: string; place: string; self: number }>();
    let busy = 0;
    for (const name of names.filter((file) => threadIdOf(file) === threadId)) {
      for (const { functionName, place, time } of selfTimes(join(folder, name), placeOf)) {
        if (functionName === '(idle)') {
          continue;
        }
        busy += time;
        const key = `${functionName} ${place}`;
        const entry = self.get(key) ?? { name: functionName, place, self: 0 };
        entry.self += time;
        self.set(key, entry);
      }
    }
    return { thread, busy, functions: [...self.values()].sort((a, b) => b.self - a.self) };
  });
}

/** `CPU.<date>.<time>.<pid>.<thread>.<number>.cpuprofile`; the main thread is 0. */
function threadIdOf(name: string): number {
  return Number(name.split('.')[4]);
}

interface CallFrame {
  functionName: string;
  url: string;
  lineNumber: number;
  columnNumber: number;
}

/** The used part of a `.cpuprofile`, https://chromedevtools.github.io/devtools-protocol/tot/Profiler/#type-Profile */
interface CpuProfile {
  nodes: Array<{ id: number; callFrame: CallFrame }>;
  samples: number[];
  /** In microseconds, before the sample. */
  timeDeltas: number[];
}

function selfTimes(path: string, placeOf: (frame: CallFrame) => string) {
  const { nodes, samples, timeDeltas } = JSON.parse(readFileSync(path, 'utf8')) as CpuProfile;
  const times = new Map<number, number>();
  samples.forEach((id, i) => times.set(id, (times.get(id) ?? 0) + (timeDeltas[i] ?? 0) / 1000));
  return nodes.map(({ id, callFrame }) => ({
    functionName: callFrame.functionName || '(anonymous)',
    place: placeOf(callFrame),
    time: times.get(id) ?? 0,
  }));
}

/** The source file and line of a function, if the source map beside its bundle has them. */
function createPlaces(): (frame: CallFrame) => string {
  const maps = new Map<string, SourceMap | undefined>();
  return ({ url, lineNumber, columnNumber }) => {
    if (!url.startsWith('file:')) {
      return url;
    }
    const map = maps.get(url) ?? readMap(new URL(`${url}.map`));
    maps.set(url, map);
    const entry = map?.findEntry(lineNumber, columnNumber);
    return entry !== undefined && 'originalSource' in entry
      ? `${entry.originalSource.replace(/^(\.\.\/)+/, '').replace(/^.*\/(?=node_modules\/|pkg\/)/, '')}:${entry.originalLine + 1}`
      : url;
  };
}

function readMap(file: URL): SourceMap | undefined {
  return existsSync(file) ? new SourceMap(JSON.parse(readFileSync(file, 'utf8'))) : undefined;
}
