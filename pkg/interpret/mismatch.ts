import type { Value } from '@bellhook/jinja';
import { type IntegrationType, integrationTypes } from '../contract/integration-types.ts';
import { definitions } from '../integration-types/definitions.ts';

/** What to tell people whose integration has another type than its payload looks like; null where the two fit. */
export function describeMismatch(type: IntegrationType, payload: Value): string | null {
  const { sender, accepts } = definitions[type];
  if (accepts?.(payload)) {
    return null;
  }
  const better = typeFor(payload);
  const betterSender = definitions[better].sender;
  if (betterSender !== undefined && better !== type) {
    return `This looks like a payload of ${betterSender}; use the type ${better}.`;
  }
  return sender === undefined ? null : `This does not look like a payload of ${sender}; use the type ${better}.`;
}

/** The type that a payload was plainly made for: first one for a certain tool, else one for any. */
function typeFor(payload: Value): IntegrationType {
  const fitting = integrationTypes.filter((type) => definitions[type].recognises?.(payload));
  return fitting.find((type) => definitions[type].sender !== undefined) ?? fitting[0] ?? 'webhook';
}
