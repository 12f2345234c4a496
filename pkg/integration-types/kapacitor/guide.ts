import { t } from '@grafana/i18n';
import type { TypeGuide } from '../type-presentation.ts';
import { examples } from './examples.ts';

const script = (url: string) => `stream
    |from()
        .measurement('cpu')
        .groupBy('host')
    |alert()
        .id('{{ .Name }}:{{ .Group }}')
        .crit(lambda: "usage" > 95)
        .stateChangesOnly(10m)
        .post('${url}')
`;

export const guide: TypeGuide = {
  steps: (url) => [
    {
      text: t(
        'integrations.guide.kapacitor.script',
        'Post the alerts of a TICKscript, such as this one, here. The same id must not be used by two alerts.'
      ),
      code: { label: 'shop.tick', text: script(url) },
    },
    {
      text: t('integrations.guide.kapacitor.enable', 'Define and enable the task.'),
      code: {
        label: t('integrations.guide.kapacitor.command', 'Command'),
        text: 'kapacitor define shop -type stream -dbrp telegraf.autogen -tick shop.tick\nkapacitor enable shop',
      },
    },
  ],
  delivery: () =>
    t(
      'integrations.guide.kapacitor.delivery',
      'Kapacitor tries once; stateChangesOnly with a time repeats an alert that lasts. It does not sign.'
    ),
  examples,
};
