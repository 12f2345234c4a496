import { Float, type Value } from '@bellhook/jinja';

/** The text of a value of a payload that is no list and no object, as JSON writes it; null for all others. */
export function scalarText(value: Value | undefined): string | null {
  switch (typeof value) {
    case 'string':
      return value;
    case 'number':
    case 'bigint':
    case 'boolean':
      return String(value);
    default:
      return value instanceof Float ? value.value.toFixed(1) : null;
  }
}
