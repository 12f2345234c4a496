import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { where } from '../../../../test-support/sidecar/where.ts';
import { corpus } from './corpus.ts';
import { differences } from './differences.ts';
import { type Result, run } from './run.ts';

type Results = Record<string, Record<string, Record<string, Result>>>;

const recorded: Results = JSON.parse(readFileSync(join(import.meta.dirname, 'expected.json'), 'utf8'));

const known = differences.flatMap(({ reason, cases }) =>
  Object.entries(cases).flatMap(([file, groups]) =>
    Object.entries(groups).flatMap(([title, results]) =>
      Object.entries(results).map(([name, ours]) => ({ reason, file, title, name, ours }))
    )
  )
);

const python = ['/usr/bin/python3', 'python3'].find(
  (command) => spawnSync(command, ['-c', 'import jinja2, yaml; assert jinja2.__version__[:4] == "3.1."']).status === 0
);

test('the corpus matches the recording, and is large', () => {
  expect(corpus.map(({ file, title, cases }) => [file, title, cases.map(({ name }) => name)])).toEqual(
    Object.entries(recorded).flatMap(([file, groups]) =>
      Object.entries(groups).map(([title, results]) => [file, title, Object.keys(results)])
    )
  );
  const cases = corpus.flatMap((group) => group.cases);
  expect(cases.length - known.length).toBeGreaterThan(2000);
});

describe('what Jinja2 prints', () => {
  test.each(corpus)('$file: $title', ({ file, title, cases }) => {
    const ours = Object.fromEntries(cases.map((one) => [one.name, run(one)]));
    const different = known.filter((difference) => difference.file === file && difference.title === title);
    expect(ours).toEqual({
      ...recorded[file]?.[title],
      ...Object.fromEntries(different.map(({ name, ours }) => [name, ours])),
    });
  });
});

describe('intended differences', () => {
  test.each(known)('$reason: $name', ({ file, title, name, ours }) => {
    const jinja = recorded[file]?.[title]?.[name];
    expect(jinja).toBeDefined();
    expect(jinja).not.toEqual(ours);
  });

  test('no case is listed twice', () => {
    const names = known.map(({ file, title, name }) => JSON.stringify([file, title, name]));
    expect(names).toEqual([...new Set(names)]);
  });
});

where(python !== undefined).test('the recording matches Jinja2', () => {
  const { stdout, stderr } = spawnSync(python ?? '', [join(import.meta.dirname, 'reference.py')], {
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
  expect(stderr).toBe('');
  expect(JSON.parse(stdout)).toEqual(recorded);
});
