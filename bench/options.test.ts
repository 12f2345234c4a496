import { describe, expect, test } from '@jest/globals';
import { readOptions, scenarioNames } from './options.ts';

test('everything is measured at the normal scale by default', () => {
  const { scale, ...rest } = readOptions([]);
  expect(scale.name).toBe('normal');
  expect(rest).toEqual({
    // These need a database.
    scenarios: scenarioNames.filter((name) => name !== 'scale' && name !== 'sidecars'),
    json: null,
    sidecar: null,
    profile: null,
    generator: null,
    postgres: null,
    large: null,
  });
});

test('databases add the scenarios that need them', () => {
  const large = 'postgres://bench@db1.example/large';
  const postgres = 'postgres://bench@db1.example/bench';
  expect(readOptions(['--large', large, '--postgres', postgres])).toMatchObject({
    ...{ large, postgres },
    scenarios: scenarioNames,
  });
  expect(readOptions(['--large', large]).scenarios).not.toContain('sidecars');
});

test('options change their settings', () => {
  const options = readOptions([
    '--long',
    '--scenario',
    'reads',
    '--scenario',
    'keys',
    '--seconds',
    '1.5',
    '--rounds',
    '2',
  ]);
  expect(options).toMatchObject({ scenarios: ['reads', 'keys'], scale: { name: 'long', seconds: 1.5, rounds: 2 } });
});

describe('invalid options are reported', () => {
  test.each([
    [['--smoke', '--long'], 'choose one of --smoke and --long'],
    [
      ['--scenario', 'lunch'],
      '--scenario must be one of ingest, keys, guards, sidecars, growth, memory, reads, search, bulk, integrations, fairness, scale, not lunch',
    ],
    [['--generator', 'ab'], '--generator must be wrk or node, not ab'],
    [['--seconds', 'ten'], '--seconds must be a number above 0, not ten'],
    [['--rounds', '0'], '--rounds must be a number above 0, not 0'],
    [['--fast'], "Unknown option '--fast'"],
  ])('%j', (args, message) => {
    expect(() => readOptions(args)).toThrow(message);
  });
});
