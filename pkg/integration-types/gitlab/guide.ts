import { t } from '@grafana/i18n';
import type { TypeGuide } from '../type-presentation.ts';
import { examples } from './examples.ts';

export const guide: TypeGuide = {
  steps: (url) => [
    {
      text: t(
        'integrations.guide.gitlab.webhook',
        'On GitLab, open the settings of the project or of the group, Webhooks, Add new webhook, and fill in this.'
      ),
      fields: [
        { name: 'URL', value: url },
        { name: 'Trigger', value: 'Pipeline events, Issues events' },
      ],
    },
    {
      text: t(
        'integrations.guide.gitlab.incidents',
        'Issues events are for incidents only; issues of other types open no groups.'
      ),
    },
    {
      text: t(
        'integrations.guide.gitlab.local',
        'If Bellhook is in the local network of your own GitLab, allow requests to it under Admin, Settings, Network, Outbound requests.'
      ),
    },
  ],
  delivery: () =>
    t(
      'integrations.guide.gitlab.delivery',
      'GitLab waits for 10 seconds and does not try again; after four failures in a row it pauses the webhook. It sends its secret token in the header X-Gitlab-Token.'
    ),
  signs: 'gitlab',
  examples,
};
