import { t } from '@grafana/i18n';
import type { Handshake } from '../../../../pkg/contract/types.ts';
import { actorText } from '../../../components/alert-group/actorText';

/** What a topic asks, or tells. */
export function askedText({ kind, topic, account, region }: Handshake): string {
  const values = { topic: nameOf(topic), account, region, interpolation: { escapeValue: false } };
  return kind === 'subscription'
    ? t('handshakes.asks', 'Topic {{topic}} in account {{account}} ({{region}}) asks to deliver here', values)
    : t(
        'handshakes.ended',
        'Topic {{topic}} in account {{account}} ({{region}}) does not deliver here any more',
        values
      );
}

/** What came of the last attempt to confirm it; undefined where there was none. */
export function outcomeOf({ state }: Handshake): string | undefined {
  switch (state) {
    case 'refused':
      return t('handshakes.outcome.refused', 'Amazon SNS refused to confirm it.');
    case 'unreachable':
      return t('handshakes.outcome.unreachable', 'Amazon SNS could not be asked.');
    default:
      return undefined;
  }
}

/** What was decided, and by whom. */
export function decidedText({ state, topic, account, decidedBy, detail }: Handshake): string {
  const values = {
    topic: nameOf(topic),
    account,
    who: decidedBy === null ? '' : actorText(decidedBy),
    detail: detail ?? '',
    interpolation: { escapeValue: false },
  };
  switch (state) {
    case 'confirmed':
      return t(
        'handshakes.decided.confirmed',
        'Topic {{topic}} in account {{account}} was confirmed by {{who}}',
        values
      );
    case 'forged':
      return t(
        'handshakes.decided.forged',
        'What claimed to be topic {{topic}} in account {{account}} was not asked about, as {{who}} wanted. {{detail}}',
        values
      );
    default:
      return t(
        'handshakes.decided.dismissed',
        'Topic {{topic}} in account {{account}} was dismissed by {{who}}',
        values
      );
  }
}

/** The last part of the ARN. */
function nameOf(topic: string): string {
  return topic.slice(topic.lastIndexOf(':') + 1);
}
