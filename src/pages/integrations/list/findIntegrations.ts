import type { IntegrationType } from '../../../../pkg/contract/integration-types.ts';
import type { IntegrationSummary } from '../../../../pkg/contract/types.ts';
import { presentations } from '../../../../pkg/integration-types/presentations.ts';
import { healthOf, type IntegrationHealthState } from '../../../components/integration/integrationHealth';
import { type IntegrationStatus, statusOf } from '../../../components/integration/integrationStatus';
import { plainText } from '../plainText';

/** Which integrations are looked for. */
export interface Sought {
  /** Words, each of which occurs in name, description or type. */
  readonly query: string;
  readonly status?: IntegrationStatus | undefined;
  readonly health?: IntegrationHealthState | undefined;
  readonly type?: IntegrationType | undefined;
}

/** The integrations for which all of it is true; all of them where nothing is said. */
export function findIntegrations(
  { query, status, health, type }: Sought,
  integrations: IntegrationSummary[]
): IntegrationSummary[] {
  const words = plainText(query).split(/\s+/).filter(Boolean);
  return integrations.filter(
    (integration) =>
      (status === undefined || statusOf(integration) === status) &&
      (health === undefined || healthOf(integration) === health) &&
      (type === undefined || integration.type === type) &&
      (words.length === 0 || hasWords(integration, words))
  );
}

function hasWords({ name, description, type }: IntegrationSummary, words: readonly string[]): boolean {
  const text = plainText(`${name} ${description} ${type} ${presentations[type].texts.name()}`);
  return words.every((word) => text.includes(word));
}
