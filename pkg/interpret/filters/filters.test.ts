import { compileTemplate, createEnvironment, parseJson, TemplateError } from '@bellhook/jinja';
import { describe, expect, test } from '@jest/globals';
import { alertFilters } from './index.ts';

/** Only the limit of steps applies here. A busy machine would exceed the time limit by itself. */
const environment = createEnvironment({ filters: alertFilters, stopwatch: () => 0 });

const render = (template: string, payload: unknown) =>
  compileTemplate(template, environment).render(new Map([['payload', parseJson(JSON.stringify(payload))]]));

describe('first_of', () => {
  test.each([
    [{ a: 'x', b: 'y' }, 'x'],
    [{ a: ' ', b: 'y' }, 'y'],
    [{ a: null, b: 0 }, '0'],
    [{ a: 'null', b: 'None' }, ''],
    [{ a: [1], b: { c: 1 } }, ''],
    [{ b: false }, 'False'],
    [{ b: 1.5, 'c.d': 'z' }, '1.5'],
    [{ 'c.d': 'with a dot', c: { d: 'below' } }, 'with a dot'],
    [{ c: { d: 'below' } }, 'below'],
    [{ c: [{ d: 'in the first' }, { d: 'in the second' }] }, 'in the first'],
    [{ c: 'no object' }, ''],
    [['a'], ''],
    ['a', ''],
    [null, ''],
  ])('of %j is %j', (payload, text) => {
    expect(render('{{ payload | first_of("a", "b", "c.d") }}', payload)).toBe(text);
  });

  test.each(['first_of', 'first_of(5)', 'first_address(name="x")', 'says_recovery()'])(
    '%s fails and says what the filter needs',
    (use) => {
      expect(() => render(`{{ payload | ${use} }}`, {})).toThrow(TemplateError);
      expect(() => render(`{{ payload | ${use} }}`, {})).toThrow('takes names of fields');
    }
  );
});

describe('first_address', () => {
  test.each([
    [{ a: '/relative', b: 'https://example.com/x y' }, 'https://example.com/x%20y'],
    [[{ a: 'ftp://x' }, { b: 'http://b.example' }, { a: 'http://c.example' }], 'http://b.example/'],
    [{ a: 'javascript:alert(1)' }, ''],
    [[], ''],
  ])('of %j is %j', (payload, address) => {
    expect(render('{{ payload | first_address("a", "b") }}', payload)).toBe(address);
  });
});

describe('identity', () => {
  const identity = (payload: unknown) => JSON.parse(render('{{ payload | identity | tojson }}', payload));

  test.each([
    [
      'state',
      { state: 'x', STATUS: 'x', newState: 'x', old_state: 'x', severity: 'x', isFiring: true, 'alert-state': 1 },
    ],
    [
      'time',
      { time: 1, startsAt: 1, ends_at: 1, 'last-update-time': 1, firedDateTime: 1, timestamp: 1, date: 1, ts: 1 },
    ],
    [
      'values',
      { value: 1, values: {}, currentValue: 1, valueString: 'x', evalMatches: [], error_count: 1, used_percent: 1 },
    ],
    ['the identity of one message', { event_id: 1, messageId: 'x', requestId: 'x', imageUrl: 'x' }],
    ['a state word under any name', { event: 'DOWN', transition_to: 'Recovered', result: ' ok ' }],
  ])('leaves out fields with %s', (_, fields) => {
    expect(identity({ host: 'b1', ...fields })).toEqual({ host: 'b1' });
    expect(identity({ check: { host: 'b1', ...fields } })).toEqual({ check: { host: 'b1' } });
    expect(identity({ checks: [{ host: 'b1', ...fields }, 5] })).toEqual({ checks: [{ host: 'b1' }, 5] });
    const deeper = { a: { b: { host: 'b1', ...fields } } };
    expect(identity(deeper)).toEqual(deeper);
  });

  test.each([
    { id: 7, uuid: 'x', host: 'b1', check: 'disk', format: 'json', stat: 'x', account: 'a', chat: 'c', candidate: 'd' },
    { event: 'disk_full', action: { name: 'backup' }, name: 'Okinawa', message: 'ok then', title: 'Down under' },
  ])('keeps all of %j that may distinguish one alert from another', (payload) => {
    const { action, ...rest } = payload as { action?: unknown };
    expect(identity(payload)).toEqual(rest);
    expect(action === undefined || typeof action === 'object').toBe(true);
  });

  test.each([
    ['[Alerting] Disk', 'Disk'],
    ['[OK] Disk', 'Disk'],
    ['[FIRING:2] Disk (a)', 'Disk (a)'],
    ['[FIRING:1, RESOLVED:1] Disk', 'Disk'],
    ['[No Data] Disk', 'Disk'],
    ['RESOLVED: Disk', 'Disk'],
    ['🔥 Problem: Disk', 'Disk'],
    ['[db-1] Disk', '[db-1] Disk'],
    ['Backup: failed', 'Backup: failed'],
    ['Disk [OK]', 'Disk [OK]'],
  ])('reduces the title %j to %j', (title, rest) => {
    expect(identity({ title })).toEqual({ title: rest });
    expect(identity({ alert: { subject: title } })).toEqual({ alert: { subject: rest } });
    expect(identity({ path: title })).toEqual({ path: title });
  });

  test.each([[5], ['text'], [null], [[{ state: 'ok' }]]])('of %j is the whole value', (payload) => {
    expect(identity(payload)).toEqual(payload);
  });
});

test('lists are empty if the payload carries no alerts', () => {
  for (const payload of [{}, null, 'x', [], { alerts: null }, { alerts: [5] }]) {
    const lists = '{{ payload | current_alerts }}{{ payload | alert_names }}{{ payload | common_labels }}';
    expect(render(`${lists}{{ payload | common_annotations }}{{ payload | worst_severity }}`, payload)).toBe(
      '[][]{}{}'
    );
  }
});

test('a very large payload leaves enough steps for its templates', () => {
  const alerts = Array.from({ length: 5000 }, (_, i) => ({
    status: 'firing',
    labels: { alertname: `A${i}`, severity: 'info', host: `h${i}` },
    annotations: { summary: `s${i}` },
  }));
  const used = [
    'current_alerts | length',
    'alert_names | length',
    'common_labels',
    'worst_severity',
    'identity | length',
  ];
  for (const use of used) {
    expect(render(`{{ payload | ${use} }}`, { alerts })).not.toBe('');
  }
});
