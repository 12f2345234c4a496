import type { DiskChange, DiskEvent } from './trace.ts';

/** What a power cut leaves of unsynced writes: all of them, none, or any of their sectors. */
export type Cut = 'none' | 'all' | 'some';

/** Returns numbers from 0 up to 1, as `Math.random` does. */
export type Random = () => number;

/**
 * A model of a disk that promises no more than POSIX: a file's bytes are safe after a sync of the file, its name after a sync
 * of its folder. Before that, every sector may have been written or not, in any order. Only changes of names keep their order,
 * as in a journaling file system. A sector is written completely or not at all.
 */
export class Disk {
  /** Files by path, as the program sees them. */
  readonly #names = new Map<string, File>();
  /** The same files after a power cut. */
  readonly #durableNames = new Map<string, File>();
  #pendingNames: NameChange[] = [];

  /** Events other than changes of files are ignored. */
  apply(event: DiskEvent): void {
    switch (event.kind) {
      case 'opened':
        if (!this.#names.has(event.path)) {
          this.#rename({ path: event.path, file: new File(), end: event.end });
        }
        break;
      case 'unlinked':
        this.#rename({ path: event.path, file: undefined, end: event.end });
        break;
      case 'written':
      case 'truncated':
        this.#names.get(event.path)?.pending.push(event);
        break;
      case 'synced':
        this.#sync(event.path, event.begin);
        break;
      case 'sent':
    }
  }

  /** The files that exist when the power comes back, by path. */
  afterCut(cut: Cut, random: Random): Map<string, Buffer> {
    const names = new Map(this.#durableNames);
    const survives = { none: 0, all: this.#pendingNames.length, some: random() * (this.#pendingNames.length + 1) }[cut];
    this.#pendingNames.slice(0, survives).forEach((change) => setName(names, change));
    return new Map([...names].map(([path, file]) => [path, file.afterCut(cut, random)]));
  }

  #rename(change: NameChange): void {
    setName(this.#names, change);
    this.#pendingNames.push(change);
  }

  /** The path of a file, or of a folder: all folders count as one here. */
  #sync(path: string, begin: number): void {
    const file = this.#names.get(path);
    if (file !== undefined) {
      file.sync(begin);
      return;
    }
    takeEnded(this.#pendingNames, begin).forEach((change) => setName(this.#durableNames, change));
  }
}

/** Removes the first ones, up to one whose call had not returned at that time: later ones may depend on it. */
function takeEnded<Change extends { end: number }>(pending: Change[], time: number): Change[] {
  const left = pending.findIndex(({ end }) => end >= time);
  return pending.splice(0, left === -1 ? pending.length : left);
}

interface NameChange {
  path: string;
  /** Undefined if the name is removed. */
  file: File | undefined;
  /** When the call had returned. */
  end: number;
}

function setName(names: Map<string, File>, { path, file }: NameChange): void {
  if (file === undefined) {
    names.delete(path);
  } else {
    names.set(path, file);
  }
}

type Change = Extract<DiskChange, { kind: 'written' | 'truncated' }>;

class File {
  readonly pending: Change[] = [];
  #durable: Buffer = Buffer.alloc(0);

  sync(begin: number): void {
    this.#durable = takeEnded(this.pending, begin).reduce(change, this.#durable);
  }

  afterCut(cut: Cut, random: Random): Buffer {
    const isThere = { none: () => false, all: () => true, some: () => random() < 0.5 }[cut];
    return this.pending.flatMap(toSectors).filter(isThere).reduce(change, resized(this.#durable, this.#durable.length));
  }
}

const sector = 512;

/** Parts that are written completely or not at all. */
function toSectors(write: Change): Change[] {
  if (write.kind === 'truncated') {
    return [write];
  }
  const { offset, bytes } = write;
  const first = sector - (offset % sector);
  const ends = [
    ...Array.from({ length: Math.max(0, Math.ceil((bytes.length - first) / sector)) }, (_, at) => first + at * sector),
    bytes.length,
  ];
  return ends.map((end, at) => {
    const start = ends[at - 1] ?? 0;
    return { ...write, offset: offset + start, bytes: bytes.subarray(start, end) };
  });
}

/** May change `content` in place. */
function change(content: Buffer, one: Change): Buffer {
  if (one.kind === 'truncated') {
    return resized(content, one.size);
  }
  const needed = one.offset + one.bytes.length;
  const result = content.length < needed ? grown(content, needed) : content;
  one.bytes.copy(result, one.offset);
  return result;
}

/** A copy with twice the capacity, which `grown` uses. */
function resized(content: Buffer, size: number): Buffer {
  const result = Buffer.alloc(2 * size).subarray(0, size);
  content.copy(result);
  return result;
}

/** @param content made by `resized`; the result shares its memory if there is room in it */
function grown(content: Buffer, size: number): Buffer {
  const { buffer, length } = content;
  return size > buffer.byteLength ? resized(content, size) : Buffer.from(buffer, 0, size).fill(0, length);
}
