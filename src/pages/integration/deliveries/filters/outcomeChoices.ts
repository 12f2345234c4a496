import { t } from '@grafana/i18n';
import { webhookErrors } from '../../../../../pkg/contract/errors.ts';
import { handshakeOutcomes } from '../../../../../pkg/contract/integrations/handshakes.ts';
import { outcomeText } from '../../../../components/integration/outcomeText';

/** What can become of a delivery, for a filter. Requests with an unknown token are no deliveries: they belong to no integration. */
export function outcomeChoices(): Array<{ value: string; label: string }> {
  const reasons = Object.keys(webhookErrors).filter((code) => code !== 'limited' && !neverNoted.includes(code));
  return [
    { value: '', label: t('deliveries.filter.any-outcome', 'Any outcome') },
    ...['accepted', 'nothing_to_resolve', 'duplicate', 'limited', ...Object.values(handshakeOutcomes)].map(withText),
    { value: 'rejected', label: t('deliveries.filter.rejected', 'Rejected, for any reason') },
    ...reasons.map(withText),
  ];
}

const neverNoted = ['unknown_token', 'too_many_guesses', 'overloaded', 'unavailable'];

function withText(outcome: string) {
  return { value: outcome, label: outcomeText(outcome) };
}
