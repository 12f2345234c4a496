import type { Runtime } from '../runtime/runtime.ts';
import { codePointsOf, isSimple } from '../values/code-points.ts';
import { isBlank } from './text-value.ts';
import { type Characters, type Chunk, splitIntoChunks } from './wrap-chunks.ts';

export interface WrapOptions {
  /** In characters; 1 or more. */
  readonly width: number;
  /** Whether a word that is longer than a line is broken. */
  readonly breakLongWords: boolean;
  /** Whether such a word is broken after a hyphen where it has one. */
  readonly breakOnHyphens: boolean;
  /** Whether all words may be broken after their hyphens. */
  readonly splitOnHyphens: boolean;
}

/** The lines that a line is wrapped into: Python's textwrap.wrap(), with tabs and white space left as they are. */
export function wrapText(runtime: Runtime, line: string, options: WrapOptions): string[] {
  runtime.spend(1 + line.length);
  const characters = isSimple(line) ? line : codePointsOf(line);
  const chunks = splitIntoChunks(characters, options.splitOnHyphens).toReversed();
  runtime.spend(stepsPerPart * chunks.length);
  const lines: string[] = [];
  while (chunks.length > 0) {
    runtime.spend(stepsPerPart);
    if (lines.length > 0 && isBlank(textOf(characters, chunks.at(-1)))) {
      chunks.pop();
    }
    const parts = takeLine(characters, chunks, options).map((chunk) => textOf(characters, chunk));
    if (isBlank(parts.at(-1) ?? 'none')) {
      parts.pop();
    }
    if (parts.length > 0) {
      lines.push(parts.join(''));
    }
  }
  return lines;
}

/** What a chunk costs, and what a line costs, besides the characters. */
const stepsPerPart = 3;

/** Takes what fits into one line. @param chunks the next one last */
function takeLine(characters: Characters, chunks: Chunk[], options: WrapOptions): Chunk[] {
  const taken: Chunk[] = [];
  let room = options.width;
  let next = chunks.at(-1);
  while (next !== undefined && lengthOf(next) <= room) {
    taken.push(next);
    room -= lengthOf(next);
    chunks.pop();
    next = chunks.at(-1);
  }
  if (next === undefined || lengthOf(next) <= options.width) {
    return taken;
  }
  // It fits into no line.
  if (options.breakLongWords) {
    const end = breakOf(characters, next, room, options.breakOnHyphens);
    taken.push([next[0], end]);
    chunks[chunks.length - 1] = [end, next[1]];
  } else if (taken.length === 0) {
    taken.push(next);
    chunks.pop();
  }
  return taken;
}

/** Where a word is broken that is longer than the room: after its last hyphen, unless there are only hyphens before. */
function breakOf(characters: Characters, [start]: Chunk, room: number, onHyphens: boolean): number {
  const end = start + room;
  if (!onHyphens) {
    return end;
  }
  for (let i = end - 1; i > start; i--) {
    if (characters[i] === '-') {
      const before = textOf(characters, [start, i]);
      return /[^-]/.test(before) ? i + 1 : end;
    }
  }
  return end;
}

function lengthOf([start, end]: Chunk): number {
  return end - start;
}

function textOf(characters: Characters, chunk: Chunk | undefined): string {
  const part = characters.slice(...(chunk ?? [0, 0]));
  return typeof part === 'string' ? part : part.join('');
}
