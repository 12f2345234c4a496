import type { Value } from '@bellhook/jinja';
import { type IntegrationType, integrationTypes } from '../contract/integration-types.ts';
import { definitions } from '../integration-types/definitions.ts';

/** A hint for people if the payload looks like that of another type than the integration has; null if the type fits. */
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

/** The type that a payload was clearly made for: preferably one for a specific tool, otherwise one for any tool. */
function typeFor(payload: Value): IntegrationType {
  const fitting = integrationTypes.filter((type) => definitions[type].recognises?.(payload));
  return fitting.find((type) => definitions[type].sender !== undefined) ?? fitting[0] ?? 'webhook';
}
