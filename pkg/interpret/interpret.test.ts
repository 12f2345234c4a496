import { parseJson } from '@bellhook/jinja';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { factsOf, testSet } from '../../test-support/sidecar/interpret.ts';
import { integrationTypes } from '../contract/integration-types.ts';
import { type CustomTemplates, templateNames } from '../contract/templates/templates.ts';
import { renderAppearance } from './appearance.ts';
import { interpret } from './interpret.ts';

const custom = (templates: CustomTemplates, payload: unknown = { a: 'x', n: 5 }) =>
  factsOf('formatted_webhook', payload, templates);

test('a customised template replaces the default, and only that one', () => {
  const payload = { title: 'Disk full', alert_uid: 'u', host: 'db-1' };
  expect(custom({ groupingKey: '{{ payload.host }}' }, payload)).toMatchObject({
    groupingKey: 'db-1',
    title: 'Disk full',
  });
});

test('an empty template replaces the default too', () => {
  expect(custom({ title: '', groupingKey: '' }, { title: 'Disk full', alert_uid: 'u' })).toMatchObject({
    title: null,
    groupingKey: null,
    failures: [],
  });
});

test.each([
  ['1', true],
  [' TRUE ', true],
  ['ok', true],
  ['Ok\n\n', true],
  ['{{ payload.n == 5 }}', true],
  ['yes', false],
  ['0', false],
  ['1.0', false],
  ['True.', false],
  ['', false],
  ['{{ payload.nothing }}', false],
  ['{{ none }}', false],
])('the condition %j holds: %s', (template, holds) => {
  expect(custom({ resolveCondition: template }).signal).toBe(holds ? 'resolve' : 'fire');
  expect(custom({ acknowledgeCondition: template }).signal).toBe(holds ? 'acknowledge' : 'fire');
});

test('an alert that meets both conditions resolves', () => {
  expect(custom({ resolveCondition: '1', acknowledgeCondition: '1' }).signal).toBe('resolve');
});

test.each([
  ['Critical', 'critical'],
  [' high ', 'high'],
  ['warning', 'warning'],
  ['INFO', 'info'],
  ['', null],
  ['None', null],
])('the severity %j is read as %j', (template, severity) => {
  expect(custom({ severity: template })).toMatchObject({ severity, failures: [] });
});

test.each([
  ['none', 'none'],
  [' none\n', 'none'],
  ['', null],
  ['None', null],
  ['{}', null],
])('the output %j means %j for severity and labels', (template, said) => {
  const labels = custom({ labels: template }).labels;
  expect(labels).toBe(said);
  if (template !== '{}') {
    expect(custom({ severity: template })).toMatchObject({ severity: said, failures: [] });
  }
});

test('the output none clears the value of older alerts, an empty output does not', () => {
  const look = (output: string) =>
    renderAppearance(
      testSet('webhook', { message: output, sourceLink: output, imageUrl: output }),
      ['{"first":false}', '{"first":true}'].map((payload) => ({ payload: parseJson(payload), headers: null })),
      { number: 1, link: '' },
      ['message', 'sourceLink', 'imageUrl']
    );
  const older = '{{ "https://x.example/" if payload.first }}';
  expect(look(`${older}{{ "none" if not payload.first }}`)).toMatchObject({
    message: null,
    sourceLink: null,
    imageUrl: null,
    failures: [],
  });
  expect(look(older)).toMatchObject({
    message: 'https://x.example/',
    sourceLink: 'https://x.example/',
    imageUrl: 'https://x.example/',
  });
});

describe('the former key of a default', () => {
  const formerKey = (payload: unknown, templates?: CustomTemplates) => factsOf('webhook', payload, templates).formerKey;

  test('is the whole payload, unless that is the key itself', () => {
    expect(formerKey({ title: 'T', state: 'alerting' })).toBe('{"state": "alerting", "title": "T"}');
    expect(formerKey({ fingerprint: 'f' })).toBe('{"fingerprint": "f"}');
    expect(formerKey({ title: 'T' })).toBeNull();
    expect(formerKey({ alert_uid: 'u', state: 'ok' })).toBeNull();
  });

  test('is null with a custom key template and in other types', () => {
    expect(formerKey({ title: 'T', state: 'x' }, { groupingKey: '{{ payload.title }}' })).toBeNull();
    expect(formerKey({ title: 'T', state: 'x' }, { title: 'x' })).not.toBeNull();
    expect(factsOf('alertmanager', { title: 'T', state: 'x' }).formerKey).toBeNull();
  });
});

test('an unknown severity word gives no severity, and a failure is noted', () => {
  const { severity, failures } = custom({ severity: 'urgent' });
  expect(severity).toBeNull();
  expect(failures).toEqual([
    { template: 'severity', line: null, column: null, message: expect.stringContaining("'urgent' is no severity") },
  ]);
});

test('labels are a JSON object of texts, numbers and booleans', () => {
  const labels = { b: 'x', a: 1.5, c: true, gone: '', none: 'None', nested: {}, long: 'l'.repeat(201) };
  expect(custom({ labels: '{{ payload | tojson }}' }, labels)).toMatchObject({
    labels: { a: '1.5', b: 'x', c: 'true' },
    failures: [],
  });
});

test('if there are too many labels, the first by name are kept', () => {
  const many = Object.fromEntries(Array.from({ length: 80 }, (_, i) => [`label${String(i).padStart(2, '0')}`, 'x']));
  expect(Object.keys(custom({ labels: '{{ payload | tojson }}' }, many).labels ?? {})).toEqual(
    Object.keys(many).slice(0, 50)
  );
});

test.each([
  ['not json', /not JSON/],
  ['[1]', /no object/],
  ['5', /no object/],
])('a labels template that renders %j gives no labels, and a failure is noted', (template, message) => {
  const { labels, failures } = custom({ labels: template });
  expect(labels).toBeNull();
  expect(failures).toEqual([{ template: 'labels', line: null, column: null, message: expect.stringMatching(message) }]);
});

describe('a template that fails', () => {
  const broken = 'line one\n{{ payload.missing.deeper }}';
  const failure = (template: string) => expect.objectContaining({ template, line: 2, column: expect.any(Number) });

  test('for the grouping key gives the alert a group of its own', () => {
    const facts = custom({ groupingKey: broken }, { alert_uid: 'u' });
    expect(facts).toMatchObject({ groupingKey: null, failures: [failure('groupingKey')] });
  });

  test('for a condition means that it does not hold', () => {
    const facts = custom({ resolveCondition: broken, acknowledgeCondition: broken }, { state: 'ok' });
    expect(facts).toMatchObject({
      signal: 'fire',
      failures: [failure('resolveCondition'), failure('acknowledgeCondition')],
    });
  });

  test('for the title falls back to the default', () => {
    expect(custom({ title: broken }, { title: 'Disk full' })).toMatchObject({
      title: 'Disk full',
      failures: [failure('title')],
    });
  });

  test('for severity or labels gives none', () => {
    const facts = custom({ severity: broken, labels: broken });
    expect(facts).toMatchObject({ severity: null, labels: null, failures: [failure('severity'), failure('labels')] });
  });

  test('for the title falls back even if it does not parse, since an older Bellhook may have accepted it', () => {
    expect(custom({ title: '{{ payload. }}' }, { title: 'Disk full' })).toMatchObject({
      title: 'Disk full',
      failures: [{ template: 'title', line: 1 }],
    });
  });

  test('has a short message, even if it quotes the payload', () => {
    const [failed] = custom({ title: '{{ payload.x[payload.a].b }}' }, { a: 'k'.repeat(5000), x: {} }).failures;
    expect(failed?.message.length).toBeLessThanOrEqual(300);
  });
});

test('no template can change what another one sees', () => {
  const facts = custom({ resolveCondition: '{{ payload.pop("a") }}', groupingKey: '{{ payload.a }}' });
  expect(facts).toMatchObject({ groupingKey: 'x', failures: [{ template: 'resolveCondition' }] });
});

test('the name of the integration can be printed', () => {
  expect(custom({ title: '{{ integration_name }}: {{ payload.a }}' }).title).toBe('Test: x');
});

test('the title can print the link', () => {
  const facts = custom({
    title: '{{ payload.a }} {{ source_link }}',
    sourceLink: 'https://example.com/{{ payload.n }}',
  });
  expect(facts.title).toBe('x https://example.com/5');
});

test('variables of the group print nothing on arrival, and the title has to be rendered again', () => {
  const facts = custom({ title: '#{{ alert_group_id }} {{ payload.a }}' });
  expect(facts).toMatchObject({ title: '# x', titleVersion: null, failures: [] });
});

test('texts are kept up to a maximum length, without characters that a database cannot store', () => {
  expect(factsOf('formatted_webhook', { title: '<b>x</b>\n\ty ', alert_uid: 'a\0b\ud800c' })).toMatchObject({
    title: '<b>x</b> y',
    groupingKey: 'a\uFFFDb\uFFFDc',
  });
  expect(factsOf('formatted_webhook', { title: 'x'.repeat(600) }).title).toBe(`${'x'.repeat(499)}…`);
});

describe('the version of the title', () => {
  const version = (templates: CustomTemplates) => testSet('webhook', templates).titleVersion;

  test('is the same for the same templates', () => {
    expect(version({})).toBe(version({ title: testSet('webhook').templates.title.text, message: 'x' }));
  });

  test('changes with the title, with a link it prints, and with the type', () => {
    const titles: CustomTemplates[] = [
      {},
      { title: 'a' },
      { title: '{{ source_link }}' },
      { title: '{{ source_link }}', sourceLink: 'https://example.com' },
    ];
    expect(new Set([...titles.map(version), testSet('alertmanager').titleVersion]).size).toBe(5);
    expect(version({ sourceLink: 'https://example.com' })).toBe(version({}));
  });
});

test('any type can interpret any JSON', () => {
  fc.assert(
    fc.property(fc.constantFrom(...integrationTypes), fc.json({ depthSize: 'medium' }), (type, text) => {
      const { signal, groupingKey } = interpret(testSet(type), parseJson(text));
      expect(['fire', 'resolve']).toContain(signal);
      expect(groupingKey === null || groupingKey.trim() !== '').toBe(true);
    })
  );
});

test('alerts can be interpreted with any templates', () => {
  const template = fc.oneof(
    fc.string(),
    fc.constantFrom('{{ payload }}', '{{ payload.a.b.c }}', '{% for x in payload %}{{ x }}{% endfor %}', '{{ 1/0 }}')
  );
  const templates = fc.record(Object.fromEntries(templateNames.map((name) => [name, template])));
  fc.assert(
    fc.property(templates, fc.json(), (texts, payload) => {
      const { failures } = interpret(testSet('webhook', texts as CustomTemplates), parseJson(payload));
      expect(failures.every(({ message }) => message !== '')).toBe(true);
    })
  );
});
