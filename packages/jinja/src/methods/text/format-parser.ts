import { TemplateError } from '../../errors.ts';

/** A field of a format: `{name!conversion:spec}`. */
export interface Field {
  readonly name: string;
  readonly conversion: string | undefined;
  /** Nested fields are not yet filled. */
  readonly spec: string;
}

/** Splits a format into texts and fields, like Python's str.format(). @throws TemplateError (value) */
export function* parseFields(format: string): Iterable<string | Field> {
  let at = 0;
  while (at < format.length) {
    const brace = nextBrace(format, at);
    if (brace > at) {
      yield format.slice(at, brace);
    }
    if (brace === format.length) {
      return;
    }
    if (format[brace] === format[brace + 1]) {
      yield format.charAt(brace);
      at = brace + 2;
    } else {
      const { field, end } = parseField(format, brace);
      yield field;
      at = end;
    }
  }
}

/** A step to a field's value: `.name` or `[name]`. */
export interface Step {
  readonly isAttribute: boolean;
  readonly name: string;
}

/** The first part of a field's name, without the steps after it. */
export function firstName(name: string): string {
  return /^[^.[]*/.exec(name)?.[0] ?? '';
}

/** The steps in a field's name after the first part. @throws TemplateError (value) when it reaches an invalid one */
export function* stepsOf(name: string): Iterable<Step> {
  const step = /\.([^.[]*)|\[([^\]]*)(\]?)/y;
  step.lastIndex = firstName(name).length;
  while (step.lastIndex < name.length) {
    const found = step.exec(name);
    if (found === null) {
      throw wrong('has something other than . or [ behind a ]');
    }
    const [, attribute, item = '', bracket] = found;
    if (attribute === undefined && bracket === '') {
      throw wrong('lacks a ]');
    }
    if ((attribute ?? item) === '') {
      throw wrong('has an empty attribute or item');
    }
    yield { isAttribute: attribute !== undefined, name: attribute ?? item };
  }
}

function nextBrace(format: string, from: number): number {
  for (let at = from; at < format.length; at++) {
    if (format[at] === '{' || format[at] === '}') {
      return at;
    }
  }
  return format.length;
}

/** @param start the index of its opening brace */
function parseField(format: string, start: number): { field: Field; end: number } {
  if (format[start] === '}' || start + 1 === format.length) {
    throw new TemplateError('value', `a format has a single ${format.charAt(start)}; write it twice to print it`);
  }
  const nameEnd = endOfName(format, start + 1);
  const name = format.slice(start + 1, nameEnd);
  let at = nameEnd;
  let conversion: string | undefined;
  if (format[at] === '!') {
    const code = format.codePointAt(at + 1);
    if (code === undefined) {
      throw wrong('ends behind its !');
    }
    conversion = String.fromCodePoint(code);
    at += 1 + conversion.length;
    if (at < format.length && format[at] !== ':' && format[at] !== '}') {
      throw wrong('has more than one letter behind its !');
    }
  }
  if (format[at] === '}') {
    return { field: { name, conversion, spec: '' }, end: at + 1 };
  }
  const specEnd = endOfSpec(format, at + 1);
  return { field: { name, conversion, spec: format.slice(at + 1, specEnd) }, end: specEnd + 1 };
}

/** The index of the `!`, `:` or `}` after the name. */
function endOfName(format: string, start: number): number {
  for (let at = start; at < format.length; at++) {
    switch (format[at]) {
      case '[':
        at = Math.max(at, indexOr(format, ']', at + 1) - 1);
        break;
      case '{':
        throw wrong('has a { in its name');
      case '}':
      case ':':
      case '!':
        return at;
    }
  }
  throw wrong('lacks its }');
}

/** The index of the `}` that closes the field. */
function endOfSpec(format: string, start: number): number {
  let depth = 1;
  for (let at = start; at < format.length; at++) {
    depth += format[at] === '{' ? 1 : format[at] === '}' ? -1 : 0;
    if (depth === 0) {
      return at;
    }
  }
  throw wrong('lacks its }');
}

function indexOr(text: string, part: string, from: number): number {
  const index = text.indexOf(part, from);
  return index < 0 ? text.length : index;
}

function wrong(what: string): TemplateError {
  return new TemplateError('value', `a field of a format ${what}; write it as {name}, {0}, or {name:>10}`);
}
