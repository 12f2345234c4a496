import { anEvent } from '../../../../test-support/pages/factories';
import { eventText } from './eventText';

const ann = { kind: 'user', login: 'ann', name: 'Ann & <Bob>' } as const;

it.each([
  [anEvent({ type: 'opened' }), 'Opened by the alert source'],
  [anEvent({ type: 'acknowledged', actor: ann }), 'Acknowledged by Ann & <Bob>'],
  [anEvent({ type: 'unacknowledged', actor: { ...ann, name: '' } }), 'Unacknowledged by ann'],
  [anEvent({ type: 'unacknowledged', actor: { kind: 'anonymous' } }), 'Unacknowledged by Anonymous'],
  [
    anEvent({ type: 'resolved', actor: { kind: 'service_account', login: 'sa-1-ci', name: 'CI & <more>' } }),
    'Resolved by service account CI & <more>',
  ],
  [
    anEvent({ type: 'resolved', actor: { kind: 'service_account', login: 'sa-1-ci', name: '' } }),
    'Resolved by service account sa-1-ci',
  ],
  [anEvent({ type: 'resolved' }), 'Resolved by the alert source'],
  [anEvent({ type: 'unresolved', actor: ann }), 'Unresolved by Ann & <Bob>'],
  [
    anEvent({ type: 'silenced', actor: ann, silencedUntil: '2026-11-23T12:00:00.000Z' }),
    'Silenced by Ann & <Bob> until 2026-11-23 12:00:00',
  ],
  [anEvent({ type: 'silenced', actor: ann, silencedUntil: null }), 'Silenced by Ann & <Bob>, with no end'],
  [anEvent({ type: 'unsilenced', actor: ann }), 'Unsilenced by Ann & <Bob>'],
  [anEvent({ type: 'unsilenced', actor: { kind: 'system' } }), 'The silence ended'],
  [anEvent({ type: 'assigned', actor: ann, assignee: { ...ann, name: 'Anna' } }), 'Assigned to Anna by Ann & <Bob>'],
  [anEvent({ type: 'noted', actor: ann, text: 'a **note**' }), 'Note by Ann & <Bob>'],
  [anEvent({ type: 'restored', actor: ann }), 'Undone by Ann & <Bob>'],
])('renders %j as one line', (event, expected) => {
  expect(eventText(event)).toBe(expected);
});
