import { t } from '@grafana/i18n';
import type { TypeGuide } from '../type-presentation.ts';
import { examples } from './examples.ts';

const names = [
  'sensorid',
  'sensor',
  'device',
  'host',
  'group',
  'probe',
  'status',
  'message',
  'down',
  'priority',
  'datetime',
  'linksensor',
];
const body = names.map((name) => `${name}=%${name}`).join('&');

export const guide: TypeGuide = {
  steps: (url) => [
    {
      text: t(
        'integrations.guide.prtg.template',
        'In PRTG, open Setup, Account Settings, Notification Templates, add one with Execute HTTP Action, and fill in this.'
      ),
      fields: [
        { name: 'URL', value: url },
        { name: 'HTTP Method', value: 'POST' },
        { name: 'Payload', value: body },
      ],
    },
    {
      text: t(
        'integrations.guide.prtg.summarisation',
        'Choose “Always notify ASAP, never summarize”, because a summary of several sensors names none of them.'
      ),
    },
    {
      text: t(
        'integrations.guide.prtg.trigger',
        'Add a state trigger for the devices or groups that shall alert, with this template when a sensor is down, and also for when it is no longer down.'
      ),
    },
    {
      text: t(
        'integrations.guide.prtg.oncall',
        'If you come from Grafana OnCall, its script goes on working: only put the new address into it.'
      ),
    },
  ],
  // https://www.paessler.com/manuals/prtg/notification_templates
  delivery: () =>
    t(
      'integrations.guide.prtg.delivery',
      'PRTG tries three times, and again if the trigger repeats. It does not sign.'
    ),
  examples,
};
