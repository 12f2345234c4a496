import { nestsDeeperThan } from './json/nesting.ts';
import { nestingLimit, type Payload, readJson } from './json/read-json.ts';

/**
 * The payload of a delivery that has no body: its parameters, as an object. A parameter that contains a JSON object or array
 * becomes that value, any other becomes a text. The last value of a repeated parameter counts.
 */
export function parseQuery(query: string): Payload {
  const fields = new Map<string, string>();
  let note: string | null = null;
  for (const [name, value] of new URLSearchParams(query)) {
    const json = readParameter(value);
    fields.set(name, json?.text ?? JSON.stringify(value));
    note ??= json?.note ?? null;
  }
  const text = `{${[...fields].map(([name, json]) => `${JSON.stringify(name)}:${json}`).join(',')}}`;
  return { ...readJson(text), note };
}

/** @returns undefined if the parameter is a text, or nested too deeply for an object */
function readParameter(value: string): Payload | undefined {
  if (!/^\s*[[{]/.test(value) || nestsDeeperThan(value, nestingLimit - 1)) {
    return undefined;
  }
  try {
    return readJson(value);
  } catch {
    return undefined;
  }
}
