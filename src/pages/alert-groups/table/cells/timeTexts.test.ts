import { initPluginTranslations } from '@grafana/i18n';
import { clockText, sinceText, untilText } from './timeTexts';

beforeAll(() => initPluginTranslations('test'));

const minute = 60_000;
const now = Date.parse('2026-11-23T10:00:00.000Z');

it.each([
  [-5 * minute, 'now'],
  [59_999, 'now'],
  [minute, '1m'],
  [59.9 * minute, '59m'],
  [60 * minute, '1h'],
  [23.9 * 60 * minute, '23h'],
  [24 * 60 * minute, '1d'],
  [1000 * 24 * 60 * minute, '1,000d'],
])('tells %d ms as %s', (span, text) => expect(sinceText(span)).toBe(text));

it.each([
  ['2026-11-23T09:58:00.000Z', '09:58'],
  ['2026-11-22T15:00:00.000Z', '15:00'],
  ['2026-11-20T10:00:00.000Z', 'Fri'],
  ['2026-11-01T10:00:00.000Z', 'Nov 1'],
  ['2025-01-01T10:00:00.000Z', 'Jan 2025'],
])('tells the time %s as %s', (at, text) => expect(clockText(at, now)).toBe(text));

it('tells until when', () => expect(untilText('2026-11-23T16:00:00.000Z', now)).toBe('until 16:00'));
