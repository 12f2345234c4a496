/** Builders of Jinja expressions for default templates. None of them fails, whatever the payload is. */

/** The first of the fields that says something, as text. A dot leads into an object, or into the first object of a list. */
export function field(...names: readonly string[]): string {
  return `payload | first_of(${names.map(quote).join(', ')})`;
}

/** The first of the fields that is an http or https address. */
export function address(...names: readonly string[]): string {
  return `payload | first_address(${names.map(quote).join(', ')})`;
}

/** Whether a field is one of the words, in any case. */
export function says(name: string, ...words: readonly string[]): string {
  return `(${field(name)}) | lower in [${words.map(quote).join(', ')}]`;
}

/** The texts that are not empty, with the separator between them. */
export function joined(separator: string, ...expressions: readonly string[]): string {
  return `[${expressions.join(', ')}] | select | join(${quote(separator)})`;
}

/** A text, and one before or after it if there is a text; else an empty text. */
export function around(before: string, expression: string, after = ''): string {
  return `(${quote(before)} ~ (${expression}) ~ ${quote(after)} if ${expression} else "")`;
}

/** What stands for a word of the tool, which is looked up in lower case; empty for other words. */
export function translated(expression: string, words: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(words).map(([word, meaning]) => `${quote(word)}: ${quote(meaning)}`);
  return `{${pairs.join(', ')}}.get((${expression}) | lower, "")`;
}

/** The rest of the line after a mark in a text; empty if the mark is not there. */
export function lineAfter(mark: string, expression: string): string {
  return `((${expression}).partition(${quote(mark)})[2].lstrip(" ").split("\\n")[0] | trim)`;
}

/** The list at a path such as `monitor.tags` or `series.0.tags`; an empty one if there is none. */
export function list(path: string): string {
  const found = at(path.split('.'));
  return `(${found} if ${isThere(path)} and ${isList(found)} else [])`;
}

/** The object at a path, as above; an empty one if there is none. */
export function mapping(path: string): string {
  const found = at(path.split('.'));
  return `(${found} if ${isThere(path)} and ${found} is mapping else {})`;
}

/** Whether what a path leads through is there, so that its last step cannot fail. */
function isThere(path: string): string {
  const steps = path.split('.');
  return steps
    .map((step, i) => (isIndex(step) ? isList(at(steps.slice(0, i))) : `${at(steps.slice(0, i))} is mapping`))
    .join(' and ');
}

function isList(expression: string): string {
  return `${expression} is defined and ${expression} is iterable and ${expression} is not string and ${expression} is not mapping`;
}

function at(steps: readonly string[]): string {
  return `payload${steps.map((step) => `[${isIndex(step) ? step : quote(step)}]`).join('')}`;
}

function isIndex(step: string): boolean {
  return /^\d+$/.test(step);
}

function quote(text: string): string {
  return JSON.stringify(text);
}
