import { payloadInTexts } from './inner-payload.ts';
import { nestsDeeperThan } from './json/nesting.ts';
import { nestingLimit, type Payload, readContainer, readJson } from './json/read-json.ts';

/**
 * The payload that the fields of a form or the parameters of a query make. Where the sender puts the whole payload into one of them it is
 * that; otherwise an object of all, in which a field that contains a JSON object or array becomes that value, and any other a text. The last
 * value of a repeated field counts.
 * @param payloadIn names of the fields that can hold the whole payload
 */
export function payloadOfFields(fields: Iterable<readonly [string, string]>, payloadIn: readonly string[]): Payload {
  const texts = new Map(fields);
  return (payloadIn.length > 0 ? payloadInTexts((name) => texts.get(name), payloadIn) : undefined) ?? objectOf(texts);
}

function objectOf(texts: ReadonlyMap<string, string>): Payload {
  let note: string | null = null;
  const members = [...texts].map(([name, value]) => {
    const json = readField(value);
    note ??= json?.note ?? null;
    return `${JSON.stringify(name)}:${json?.text ?? JSON.stringify(value)}`;
  });
  return { ...readJson(`{${members.join(',')}}`), note };
}

/** @returns undefined if the field is a text, or nested too deeply for an object */
function readField(value: string): Payload | undefined {
  const payload = readContainer(value);
  return payload === undefined || nestsDeeperThan(payload.text, nestingLimit - 1) ? undefined : payload;
}
