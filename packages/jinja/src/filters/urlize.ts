import { TemplateError } from '../errors.ts';
import type { Filter, Runtime } from '../runtime/runtime.ts';
import { codePointsOf } from '../values/characters.ts';
import { toArray } from '../values/iterate.ts';
import { toIndex } from '../values/numbers/numbers.ts';
import { isTrue } from '../values/protocols.ts';
import { escape, escapeText } from '../values/text.ts';
import { textRepr } from '../values/text-repr.ts';
import { Markup, type Value } from '../values/value.ts';
import { define } from './define.ts';
import { needText, splitWords, whitespaceClass } from './text-value.ts';

/** Turns everything that looks like an address into a link, and escapes the text. */
export const urlize: readonly [string, Filter] = define(
  'urlize',
  [
    ['trim_url_limit', null],
    ['nofollow', false],
    ['target', null],
    ['rel', null],
    ['extra_schemes', null],
  ],
  (runtime, value, [limit = null, nofollow = null, target = null, rel = null, schemes = null]) => {
    const attributes = `${relation(rel, isTrue(nofollow))}${isTrue(target) ? ` target="${escape(runtime, target).text}"` : ''}`;
    const options: LinkOptions = {
      attributes,
      limit: limit === null ? null : toIndex(limit, 'the limit of the filter urlize'),
      schemes: isTrue(schemes) ? toArray(runtime, schemes).map(toScheme) : [],
    };
    const text = escape(runtime, value).text;
    runtime.spend(text.length * (1 + options.schemes.length / 8));
    const result = linkAll(runtime, text, options);
    return runtime.autoescape === true ? new Markup(result) : result;
  }
);

interface LinkOptions {
  /** The attributes of every link to a page, with a leading space. */
  readonly attributes: string;
  /** The maximum length of the shown address, in characters. */
  readonly limit: number | null;
  readonly schemes: readonly string[];
}

/** In the order of the alphabet; Jinja adds `noopener` to each. */
function relation(rel: Value, nofollow: boolean): string {
  const given = isTrue(rel) ? splitWords(needText(rel, 'rel')) : [];
  const parts = new Set([...given, ...(nofollow ? ['nofollow'] : []), 'noopener']);
  return ` rel="${escapeText([...parts].sort().join(' '))}"`;
}

function toScheme(value: Value): string {
  const scheme = needText(value, 'a scheme');
  if (!/^[\p{L}\p{N}_.+-]{2,}:\/{0,2}$/u.test(scheme)) {
    throw new TemplateError(
      'type',
      `${textRepr(scheme.slice(0, 50))} is not a scheme; give one such as "tel:" or "ftp://"`
    );
  }
  return scheme;
}

function linkAll(runtime: Runtime, text: string, options: LinkOptions): string {
  let length = 0;
  const parts = text.split(spaces).map((part, i) => {
    const linked = i % 2 === 1 ? part : linkWord(part, options);
    length += linked.length;
    if (length > runtime.environment.limits.text) {
      runtime.makeText(length);
    }
    return linked;
  });
  runtime.makeText(length);
  return parts.join('');
}

const spaces = new RegExp(`([${whitespaceClass}]+)`);

function linkWord(word: string, options: LinkOptions): string {
  const { head, middle, tail } = splitWord(word);
  return head + link(middle, options) + tail;
}

function link(word: string, { attributes, limit, schemes }: LinkOptions): string {
  if (isWebAddress(word)) {
    const address = /^https?:\/\//.test(word) ? word : `https://${word}`;
    return `<a href="${address}"${attributes}>${shortened(word, limit)}</a>`;
  }
  if (word.startsWith('mailto:') && isMailAddress(word.slice('mailto:'.length))) {
    return `<a href="${word}">${word.slice('mailto:'.length)}</a>`;
  }
  if (!word.startsWith('www.') && !word.includes(':') && isMailAddress(word)) {
    return `<a href="mailto:${word}">${word}</a>`;
  }
  return schemes.reduce(
    (text, scheme) =>
      text !== scheme && text.startsWith(scheme) ? `<a href="${text}"${attributes}>${text}</a>` : text,
    word
  );
}

function shortened(text: string, limit: number | null): string {
  if (limit === null) {
    return text;
  }
  const characters = codePointsOf(text);
  return characters.length > limit ? `${characters.slice(0, limit).join('')}...` : text;
}

// A word in the sense of Python's \w, and a digit in that of \d.
const w = '\\p{L}\\p{N}_';
const webAddress = new RegExp(
  [
    '^(?:',
    // With a scheme or www: any top-level domain, also one in the coding for other scripts.
    `(?:https?://|www\\.)(?:[${w}%-]+\\.)*(?:[a-z]{2,63}|xn--[${w}%]{2,59})`,
    '|',
    // Without: only the oldest ones.
    `(?:[${w}%-]{2,63}\\.)+(?:com|net|int|edu|gov|org|info|mil)`,
    '|',
    // Numbers of version 4 and 6 of the Internet Protocol.
    `https?://(?:\\p{Nd}{1,3}(?:\\.\\p{Nd}{1,3}){3}|\\[(?:[\\p{Nd}a-f]{0,4}:){2}(?:[\\p{Nd}a-f]{0,4}:?){1,6}\\])`,
    ')',
    '(?::\\p{Nd}{1,5})?',
    `(?:[/?#][^${whitespaceClass}]*)?$`,
  ].join(''),
  'iu'
);

function isWebAddress(word: string): boolean {
  return word.includes('.') || word.includes('[')
    ? webAddress.test(word)
    : /^https?:\/\//i.test(word) && webAddress.test(word);
}

const mailAddress = new RegExp(`^[^${whitespaceClass}]+@[${w}][${w}.-]*\\.[${w}]+$`, 'u');

function isMailAddress(word: string): boolean {
  return word.includes('@') && mailAddress.test(word);
}

/** The parts of a word, so that punctuation around an address does not become part of the link. */
interface WordParts {
  readonly head: string;
  readonly middle: string;
  readonly tail: string;
}

/** Separates opening brackets at the start of an escaped word, and closing brackets and punctuation at its end. */
function splitWord(word: string): WordParts {
  const head = /^(?:[(<]|&lt;)+/.exec(word)?.[0] ?? '';
  const rest = word.slice(head.length);
  const end = endOfAddress(rest);
  return { head, ...balanced(rest.slice(0, end), rest.slice(end)) };
}

/** The start of the trailing punctuation. Searched from the end, so that long runs cost no more. */
function endOfAddress(text: string): number {
  let end = text.length;
  for (;;) {
    const last = text.charAt(end - 1);
    if (text.endsWith('&gt;', end)) {
      end -= '&gt;'.length;
    } else if (last !== '' && ')>.,\n'.includes(last)) {
      end--;
    } else {
      return end;
    }
  }
}

const pairs: ReadonlyArray<readonly [open: string, close: string]> = [
  ['(', ')'],
  ['<', '>'],
  ['&lt;', '&gt;'],
];

/** Returns closing brackets to an address that has more opening ones, as in `(x)` at its end. */
function balanced(address: string, punctuation: string): Omit<WordParts, 'head'> {
  let middle = address;
  let tail = punctuation;
  for (const [open, close] of pairs) {
    const opened = count(middle, open);
    if (opened <= count(middle, close)) {
      continue;
    }
    let moved = 0;
    for (let i = 0; i < opened; i++) {
      const found = tail.indexOf(close, moved);
      if (found < 0) {
        break;
      }
      moved = found + close.length;
    }
    middle += tail.slice(0, moved);
    tail = tail.slice(moved);
  }
  return { middle, tail };
}

function count(text: string, part: string): number {
  return text.split(part).length - 1;
}
