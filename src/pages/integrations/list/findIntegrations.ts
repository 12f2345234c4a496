import type { IntegrationSummary } from '../../../../pkg/contract/types.ts';
import { presentations } from '../../../../pkg/integration-types/presentations.ts';
import { plainText } from '../plainText';

/** The integrations in whose name, description or type every word of the query occurs; all of them for a blank query. */
export function findIntegrations(query: string, integrations: IntegrationSummary[]): IntegrationSummary[] {
  const words = plainText(query).split(/\s+/).filter(Boolean);
  return words.length === 0
    ? integrations
    : integrations.filter(({ name, description, type }) => {
        const text = plainText(`${name} ${description} ${type} ${presentations[type].texts.name()}`);
        return words.every((word) => text.includes(word));
      });
}
