import { t } from '@grafana/i18n';
import type { TypeGuide } from '../type-presentation.ts';
import { examples } from './examples.ts';

const falcosidekick = (url: string) => `webhook:
  address: "${url}"
  minimumpriority: warning
`;

const falco = (url: string) => `json_output: true
http_output:
  enabled: true
  url: "${url}"
`;

export const guide: TypeGuide = {
  steps: (url) => [
    {
      text: t(
        'integrations.guide.falco.falcosidekick',
        'If you run Falcosidekick, add this to its configuration, and restart it.'
      ),
      code: { label: 'config.yaml', text: falcosidekick(url) },
    },
    {
      text: t('integrations.guide.falco.falco', 'Otherwise add this to Falco’s own configuration, and restart Falco.'),
      code: { label: 'falco.yaml', text: falco(url) },
    },
    {
      text: t(
        'integrations.guide.falco.over',
        'Falco never tells that something is over, so resolve these groups by hand.'
      ),
    },
  ],
  // https://github.com/falcosecurity/falco/blob/master/userspace/falco/outputs_http.cpp
  // https://github.com/falcosecurity/falcosidekick/blob/master/outputs/client.go
  delivery: () =>
    t(
      'integrations.guide.falco.delivery',
      'Falcosidekick tries once. Falco sends again only what timed out, up to five times, or as max_consecutive_timeouts of http_output says. They do not sign, but both can show a client certificate, and Falcosidekick can send headers.'
    ),
  examples,
};
