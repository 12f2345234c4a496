import { Dict, type Value } from '@bellhook/jinja';
import { type IntegrationType, integrationTypes } from '../contract/integration-types.ts';
import { definitions } from '../integration-types/definitions.ts';

/** A payload that another type suits better. */
export interface Mismatch {
  /** What people are told about it, as plain text. */
  readonly hint: string;
  readonly suggestedType: IntegrationType;
}

/** Null if the payload suits the type. */
export function findMismatch(type: IntegrationType, payload: Value): Mismatch | null {
  const { sender, accepts } = definitions[type];
  if (accepts?.(payload)) {
    return null;
  }
  const suggestedType = typeFor(payload);
  const betterSender = definitions[suggestedType].sender;
  if (betterSender !== undefined && suggestedType !== type) {
    return { hint: `This looks like a payload of ${betterSender}; use the type ${suggestedType}.`, suggestedType };
  }
  return sender === undefined
    ? null
    : { hint: `This does not look like a payload of ${sender}; use the type ${suggestedType}.`, suggestedType };
}

/** The type that a payload was clearly made for: preferably one for a specific tool, otherwise one for any tool. */
function typeFor(payload: Value): IntegrationType {
  const fitting = candidatesFor(payload).filter((type) => definitions[type].recognises?.(payload));
  return fitting.find((type) => definitions[type].sender !== undefined) ?? fitting[0] ?? 'webhook';
}

/** The types that may recognise the payload, in their order. Deliveries to a type for any tool come here all, so it is a few look-ups. */
function candidatesFor(payload: Value): IntegrationType[] {
  let candidates = withoutFields;
  if (payload instanceof Dict) {
    for (const [field, types] of byField) {
      if (payload.get(field) !== undefined) {
        candidates = [...candidates, ...types];
      }
    }
  }
  return candidates === withoutFields ? candidates : integrationTypes.filter((type) => candidates.includes(type));
}

const withoutFields = integrationTypes.filter((type) => definitions[type].recognises && !definitions[type].firstFields);

const byField = new Map<string, IntegrationType[]>();
for (const type of integrationTypes) {
  for (const field of definitions[type].firstFields ?? []) {
    byField.set(field, [...(byField.get(field) ?? []), type]);
  }
}
