import { t } from '@grafana/i18n';
import type { TypeGuide } from '../type-presentation.ts';
import { examples } from './examples.ts';

const rule = (url: string) => `alert: post
http_post_url: "${url}"
http_post_static_payload:
  rule_name: Too many errors
  severity: high
`;

export const guide: TypeGuide = {
  steps: (url) => [
    {
      text: t(
        'integrations.guide.elastalert.rule',
        'Add this to each rule of ElastAlert that shall alert, with its own name and severity, because ElastAlert does not send the name.'
      ),
      code: { label: 'rule.yaml', text: rule(url) },
    },
    {
      text: t(
        'integrations.guide.elastalert.groups',
        'Matches of a rule on the same host share a group. Add an alert_uid to group them otherwise.'
      ),
    },
    {
      text: t(
        'integrations.guide.elastalert.over',
        'ElastAlert never tells that something is over, so resolve these groups by hand.'
      ),
    },
  ],
  // https://elastalert2.readthedocs.io/en/latest/elastalert.html#configuration (alert_time_limit)
  // https://elastalert2.readthedocs.io/en/latest/alerts.html#http-post (http_post_timeout)
  delivery: () =>
    t(
      'integrations.guide.elastalert.delivery',
      'ElastAlert waits for 10 seconds, and tries again later, for two days by default, after a status from 400 up or no answer. It does not sign.'
    ),
  examples,
};
