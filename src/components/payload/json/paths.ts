import type { JsonPath } from './json-node';

/** The path as a template reads it, such as `payload.alerts[0].labels["the host"]`. @param root the variable that it begins in */
export function templatePath(path: JsonPath, root: 'payload' | 'headers' = 'payload'): string {
  return `${root}${path.map((step) => (typeof step === 'string' && isAttribute(step) ? `.${step}` : `[${JSON.stringify(step)}]`)).join('')}`;
}

/** Whether `value.step` reads the key; the methods of a dict come before its keys. */
function isAttribute(step: string): boolean {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(step) && !dictMethods.has(step) && !step.startsWith('__');
}

const dictMethods = new Set([
  'clear',
  'copy',
  'fromkeys',
  'get',
  'items',
  'keys',
  'pop',
  'popitem',
  'setdefault',
  'update',
  'values',
]);
