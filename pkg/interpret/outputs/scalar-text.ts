import { Float, type Value } from '@bellhook/jinja';

/** The text of a scalar value of a payload, as JSON writes it; null for all other values. */
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
