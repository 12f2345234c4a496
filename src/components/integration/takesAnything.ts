import type { IntegrationType } from '../../../pkg/contract/integration-types.ts';

/** Whether a type is for any sender, so that nobody knows its fields beforehand. */
export function takesAnything(type: IntegrationType): boolean {
  return type === 'webhook' || type === 'formatted_webhook';
}
