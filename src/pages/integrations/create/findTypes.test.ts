import { integrationTypes } from '../../../../pkg/contract/integration-types.ts';
import { presentations } from '../../../../pkg/integration-types/presentations.ts';
import { findTypes } from './findTypes';

it.each(['', '  '])('finds all in their order for %j', (query) => {
  expect(findTypes(query)).toEqual(integrationTypes);
});

it.each([
  ['kuma', 'uptime_kuma'],
  ['UPTIME', 'uptime_kuma'],
  ['uptime-kuma', 'uptime_kuma'],
  ['uptime_kuma', 'uptime_kuma'],
  ['kuma uptime', 'uptime_kuma'],
  ['new relic', 'newrelic'],
  ['newrelic', 'newrelic'],
  ['Prométheus', 'alertmanager'],
  ['json', 'webhook'],
  ['issue alerts metric', 'sentry'],
] as const)('finds by %j first of all %s', (query, type) => {
  expect(findTypes(query)[0]).toBe(type);
});

it('has each type first under its own name', () => {
  for (const type of integrationTypes) {
    expect(findTypes(presentations[type].texts.name())).toContain(type);
    expect(findTypes(presentations[type].texts.name(), [type, 'webhook'])[0]).toBe(type);
  }
});

it('has a name that begins with the word before one that holds it, and a hint last', () => {
  expect(findTypes('webhook', ['zabbix', 'uptime_kuma', 'formatted_webhook', 'webhook'])).toEqual([
    'webhook',
    'formatted_webhook',
    'uptime_kuma',
  ]);
});

it.each(['no such tool', 'kuma zabbix', '.*', '('])('finds nothing by %j', (query) => {
  expect(findTypes(query)).toEqual([]);
});
