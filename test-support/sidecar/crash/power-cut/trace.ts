import { createReadStream, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

/** What a program did to files, and what it wrote to sockets. */
export type DiskEvent = DiskChange | DiskSync | { kind: 'sent'; text: string };

/** A change of a file or of its name, which may reach the disk as soon as it is requested. `path` is absolute. */
export type DiskChange = ChangeCall & {
  /** When the call had returned, on the clock of `DiskSync.begin`. */
  end: number;
};

type ChangeCall =
  | { kind: 'opened' | 'unlinked'; path: string }
  | { kind: 'written'; path: string; offset: number; bytes: Buffer }
  | { kind: 'truncated'; path: string; size: number };

/** A sync of a file or folder has ended. It covers the changes whose calls had returned before it began. */
export interface DiskSync {
  kind: 'synced';
  path: string;
  begin: number;
}

/** A command prefix that runs a program and traces it to a file. Linux only. */
export function traceCommand(trace: string): readonly string[] {
  return ['strace', '-f', '--seccomp-bpf', '-y', '-xx', '-s', '16777216', '-o', trace, '-e', `trace=${traced.join()}`];
}

/** The process id of the traced program. */
export function tracedProcess(trace: string): number {
  return Number.parseInt(readFileSync(trace, 'latin1'), 10);
}

/**
 * Reads a trace: what happened to the files in `folder` and to sockets, in order.
 * @throws on a call that changes these files in an unknown way
 */
export async function readTrace(trace: string, folder: string): Promise<DiskEvent[]> {
  const events: Array<{ line: number; event: DiskEvent }> = [];
  for await (const { text, begin, end } of callsOf(trace)) {
    const call = parse(text);
    // A failed call changed nothing.
    const event = call.result < 0 ? undefined : toEvent(call, folder);
    if (event?.kind === 'synced') {
      events.push({ line: end, event: { ...event, begin } });
    } else if (event !== undefined) {
      events.push({ line: begin, event: event.kind === 'sent' ? event : { ...event, end } });
    }
  }
  return events.sort((one, other) => one.line - other.line).map(({ event }) => event);
}

const traced = [
  ...['openat', 'write', 'writev', 'pwrite64', 'pwritev', 'pwritev2', 'ftruncate', 'truncate', 'fallocate'],
  ...['fsync', 'fdatasync', 'sync_file_range', 'unlink', 'unlinkat', 'rename', 'renameat', 'renameat2'],
];

interface Span {
  text: string;
  /** Lines of the trace. A call that overlaps with one of another thread has two lines. */
  begin: number;
  end: number;
}

async function* callsOf(trace: string): AsyncGenerator<Span> {
  const begun = new Map<string, { text: string; begin: number }>();
  let number = 0;
  for await (const line of createInterface({ input: createReadStream(trace, 'latin1'), crlfDelay: Infinity })) {
    const [, thread = '', resumed, rest = ''] = /^(\d+) +(<\.\.\. \w+ resumed>)?(.*)$/.exec(line) ?? [];
    number += 1;
    if (rest.endsWith(unfinished)) {
      begun.set(thread, { text: rest.slice(0, -unfinished.length), begin: number });
    } else if (resumed !== undefined) {
      const { text, begin } = begun.get(thread) as { text: string; begin: number };
      yield { text: text + rest, begin, end: number };
    } else if (/^\w/.test(rest)) {
      yield { text: rest, begin: number, end: number };
    }
  }
}

const unfinished = ' <unfinished ...>';

interface Call {
  name: string;
  /** The beginning of the call, for messages. */
  text: string;
  /** Whether it empties the file that it opens. */
  truncates: boolean;
  /** The path of the file that the call is about, from its descriptor or its name. */
  path: string;
  /** All quoted texts, in order. */
  quoted: readonly Buffer[];
  /** The text after the last quoted text, or after the descriptor if there is none. */
  numbers: readonly number[];
  result: number;
}

function parse(text: string): Call {
  const quoted = [...text.matchAll(/"((?:\\x[0-9a-f]{2})*)"/g)].map(([, hex = '']) => decode(hex));
  const [, name = '', descriptor] = /^(\w+)\((?:\d+<([^>]*)>)?/.exec(text) ?? [];
  const tail = text.slice(Math.max(text.lastIndexOf('"'), text.indexOf('>')) + 1);
  const [, numbers = '', result = ''] = /^(.*)\) += (-?\d+)/.exec(text.endsWith('= ?') ? '' : tail) ?? [];
  return {
    name,
    text: text.slice(0, 500),
    truncates: tail.includes('O_TRUNC'),
    path: descriptor === undefined ? String(quoted.at(-1) ?? '') : String(decode(descriptor)),
    quoted,
    numbers: numbers.split(',').slice(1).map(Number),
    result: result === '' ? -1 : Number(result),
  };
}

const decode = (hex: string) => Buffer.from(hex.replaceAll('\\x', ''), 'hex');

function toEvent(
  { name, text, truncates, path, quoted, numbers, result }: Call,
  folder: string
): ChangeCall | Omit<DiskSync, 'begin'> | Extract<DiskEvent, { kind: 'sent' }> | undefined {
  if (/^socket:/.test(path) && /^writev?$/.test(name)) {
    return { kind: 'sent', text: String(Buffer.concat(quoted).subarray(0, result)) };
  }
  const isOfFolder = path === folder ? name !== 'openat' : path.startsWith(`${folder}/`);
  if (!isOfFolder) {
    return undefined;
  }
  const [bytes = Buffer.alloc(0)] = quoted;
  const known: Record<string, () => ChangeCall | Omit<DiskSync, 'begin'>> = {
    openat: () => ({ kind: 'opened', path }),
    pwrite64: () => ({ kind: 'written', path, offset: numbers[1] as number, bytes: bytes.subarray(0, result) }),
    ftruncate: () => ({ kind: 'truncated', path, size: numbers[0] as number }),
    fsync: () => ({ kind: 'synced', path }),
    fdatasync: () => ({ kind: 'synced', path }),
    unlink: () => ({ kind: 'unlinked', path }),
  };
  const event = truncates ? undefined : known[name]?.();
  if (event === undefined) {
    throw new Error(`a call that the model of the disk does not know: ${text}`);
  }
  return event;
}
