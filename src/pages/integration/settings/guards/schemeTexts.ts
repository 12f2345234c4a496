import { t } from '@grafana/i18n';
import { type SignatureScheme, signatureSchemes } from '../../../../../pkg/contract/integrations/guards.ts';
import { described } from '../../../../components/form/described';

/** The schemes to choose from, that of the integration's type first. @param own the one with which the type's tool signs */
export function getSchemeOptions(own: SignatureScheme | undefined) {
  const names = getSchemeNames();
  const order = [...signatureSchemes].sort((one, other) => Number(other === own) - Number(one === own));
  return [
    { value: 'none' as const, label: t('guards.scheme.none', 'Not checked') },
    ...order.map((value) => ({
      value,
      label: names[value],
      ...described(value === own ? t('guards.scheme.own', 'This is how the tool of this type signs') : undefined),
    })),
  ];
}

function getSchemeNames(): Record<SignatureScheme, string> {
  return {
    grafana: t('guards.scheme.grafana', 'Grafana Alerting (HMAC)'),
    github: t('guards.scheme.github', 'GitHub (X-Hub-Signature-256)'),
    gitlab: t('guards.scheme.gitlab', 'GitLab (secret token)'),
    sentry: t('guards.scheme.sentry', 'Sentry'),
    slack: t('guards.scheme.slack', 'Slack'),
    standard: t('guards.scheme.standard', 'Standard Webhooks'),
    sns: t('guards.scheme.sns', 'Amazon SNS'),
    hmac: t('guards.scheme.hmac', 'Another tool (HMAC)'),
  };
}
