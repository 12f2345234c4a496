import type { IntegrationType } from '../../../pkg/contract/integration-types.ts';
import { presentations } from '../../../pkg/integration-types/presentations.ts';

/** JSON to try an integration of each type: an alert, and one that resolves it. */
export function examplePayloads(type: IntegrationType): { fire: string; resolve: string } {
  const { firing, resolving } = presentations[type].examples;
  return { fire: JSON.stringify(firing, null, 2), resolve: JSON.stringify(resolving, null, 2) };
}
