/** Whether text that is put after this part of a template is in an expression or a statement, and not plain output. */
export function isInExpression(before: string): boolean {
  let closing: string | undefined;
  for (const { 0: mark } of before.matchAll(/\{\{|\{%|\{#|\}\}|%\}|#\}/g)) {
    if (closing === undefined) {
      closing = closers[mark];
    } else if (mark === closing) {
      closing = undefined;
    }
  }
  return closing !== undefined && closing !== '#}';
}

const closers: Readonly<Record<string, string | undefined>> = { '{{': '}}', '{%': '%}', '{#': '#}' };

/** What to insert for an example, which may be an expression in braces: the expression alone where there are braces already. */
export function exampleAt(before: string, example: string): string {
  const [, expression] = /^\{\{ ((?:(?!\}\}).)*) \}\}$/.exec(example) ?? [];
  return isInExpression(before) && expression !== undefined ? expression : example;
}

/** What to insert for a value of the payload: its path, in braces where the template prints plain text. */
export function insertionOf(before: string, path: string): string {
  return isInExpression(before) ? path : `{{ ${path} }}`;
}
