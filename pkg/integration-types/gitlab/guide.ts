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
        { name: 'Trigger', value: 'Pipeline events, Issues events, Vulnerability events' },
      ],
    },
    {
      text: t(
        'integrations.guide.gitlab.incidents',
        'Issues events are for incidents only; issues of other types open no groups. Vulnerability events need GitLab 17.11, and GitLab Ultimate.'
      ),
    },
    {
      text: t(
        'integrations.guide.gitlab.local',
        'If Bellhook is in the local network of your own GitLab, allow requests to it under Admin, Settings, Network, Outbound requests.'
      ),
    },
  ],
  // https://docs.gitlab.com/user/project/integrations/webhooks/#auto-disabled-webhooks
  // https://gitlab.com/gitlab-org/gitlab/-/merge_requests/166329
  // https://gitlab.com/gitlab-org/gitlab/-/merge_requests/230944
  delivery: () =>
    t(
      'integrations.guide.gitlab.delivery',
      'GitLab waits for 10 seconds and does not try again. After four failures in a row GitLab.com pauses the webhook, for a minute at first and for a day at most, and after 40 until somebody enables it again; your own GitLab does so only with the feature flag auto_disabling_web_hooks. It sends its secret token in the header X-Gitlab-Token; a GitLab that has signing tokens can sign by Standard Webhooks instead.'
    ),
  signs: 'gitlab',
  examples,
};
