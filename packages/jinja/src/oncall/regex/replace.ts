import type { Matcher } from 're2js';
import { TemplateError } from '../../errors.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import { chargeMatch, compile, simulationPlan } from './compiled.ts';
import { heavyPattern } from './cursor.ts';
import type { Translation } from './translate.ts';

/**
 * Replaces every match of the pattern, like Python's re.sub().
 * @param text undefined if the input is not a text; then only the pattern is checked
 * @param replacement undefined if it is not a text
 * @throws TemplateError (value, limit)
 */
export function replaceMatches(
  runtime: Runtime,
  pattern: string,
  text: string | undefined,
  replacement: string | undefined
): string | null {
  const { program, translation } = compile(runtime, pattern, text?.endsWith('\n') === true ? 'group' : 'end', false);
  if (text === undefined || replacement === undefined) {
    return null;
  }
  runtime.spend(1 + replacement.length / 4);
  const pieces = readReplacement(replacement, translation);
  chargeMatch(runtime, simulationPlan(translation.size, text));
  const output = new Output(runtime);
  const matcher = program.matcher(text);
  const hurry = stopwatch(runtime);
  let position = 0;
  let copied = 0;
  while (position <= text.length && matcher.find(position)) {
    hurry();
    runtime.spend(stepsPerMatch);
    const match = readMatch(matcher, translation);
    output.add(text.slice(copied, match.start));
    for (const piece of pieces) {
      output.add(typeof piece === 'string' ? piece : match.group(piece));
    }
    copied = match.end;
    position = match.end > match.start ? match.end : match.end + lengthOfCharacter(text, match.end);
  }
  output.add(text.slice(copied));
  return output.end();
}

const stepsPerMatch = 5;

interface Match {
  readonly start: number;
  readonly end: number;
  /** The match of a group; empty if it did not take part. */
  group(number: number): string;
}

function readMatch(matcher: Matcher, { endings }: Translation): Match {
  // A line end that was only matched by $ is not part of the match.
  const end = endings.map((group) => matcher.start(group)).find((start) => start >= 0) ?? matcher.end();
  return {
    start: matcher.start(),
    end,
    group: (number) => {
      const start = matcher.start(number);
      return start < 0 ? '' : matcher.substring(start, Math.min(matcher.end(number), end));
    },
  };
}

/** Builds the result, and charges for it. */
class Output {
  readonly #runtime: Runtime;
  readonly #parts: string[] = [];
  #length = 0;

  constructor(runtime: Runtime) {
    this.#runtime = runtime;
  }

  add(part: string): void {
    this.#parts.push(part);
    this.#length += part.length;
    this.#runtime.spend(1);
    if (this.#length > this.#runtime.environment.limits.text) {
      this.#runtime.makeText(this.#length);
    }
  }

  end(): string {
    this.#runtime.makeText(this.#length);
    return this.#parts.join('');
  }
}

/** A pair of surrogates is one character. */
function lengthOfCharacter(text: string, index: number): number {
  return (text.codePointAt(index) ?? 0) > 0xffff ? 2 : 1;
}

const maxMilliseconds = 25;

/** Some patterns look far ahead for each match, which the steps do not cover. */
function stopwatch(runtime: Runtime): () => void {
  const now = runtime.environment.stopwatch ?? (() => performance.now());
  const startedAt = now();
  return () => {
    if (now() - startedAt > maxMilliseconds) {
      throw heavyPattern(`takes more than ${maxMilliseconds} ms`, 'use a simpler pattern, or match a shorter text');
    }
  };
}

/** A piece of a replacement: a text, or the number of a group in RE2. */
type Piece = string | number;

/**
 * Reads a replacement with Python's `\1`, `\g<1>` and `\g<name>`.
 * @throws TemplateError (value) if it has an unknown escape or group
 */
function readReplacement(text: string, translation: Translation): readonly Piece[] {
  const pieces: Piece[] = [];
  for (const [whole, escape] of text.matchAll(/[^\\]+|\\(g<[^>]*>|0[0-7]{0,2}|[1-3][0-7]{2}|[1-9][0-9]?|[^]|$)/gu)) {
    pieces.push(escape === undefined ? whole : readEscape(escape, translation));
  }
  return pieces;
}

function readEscape(escape: string, translation: Translation): Piece {
  const name = /^g<(.*)>$/su.exec(escape)?.[1];
  if (name !== undefined) {
    return groupOf(name, translation);
  }
  if (/^(?:0[0-7]*|[1-3][0-7]{2})$/.test(escape)) {
    return String.fromCharCode(Number.parseInt(escape, 8));
  }
  if (/^[0-9]/.test(escape)) {
    return groupOf(escape, translation);
  }
  const control = controls.get(escape);
  if (control !== undefined) {
    return control;
  }
  if (escape === '' || /^[A-Za-z]$/.test(escape)) {
    throw wrong(`has the unknown escape \\${escape}`, 'leave out the backslash, or double it');
  }
  return `\\${escape}`;
}

function groupOf(name: string, { groups, names }: Translation): number {
  const group = groups[/^[0-9]{1,3}$/.test(name) ? Number(name) : (names.get(name) ?? -1)];
  if (group === undefined) {
    throw wrong(
      `uses the group ${name.slice(0, 50)}, which the pattern does not have`,
      'put that part of the pattern in brackets'
    );
  }
  return group;
}

function wrong(what: string, mend: string): TemplateError {
  return new TemplateError('value', `the replacement of the regular expression ${what}; ${mend}`);
}

const controls = new Map([
  ['a', '\x07'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['v', '\v'],
  ['\\', '\\'],
]);
