import { readFileSync } from 'node:fs';
import { corpus } from '../../packages/jinja/test/differential/corpus.ts';
import { type Engine, findEngines, type Render } from './engines.ts';
import { payload, templates } from './templates.ts';

const rounds = 7;
/** How long one engine is timed in a round, in milliseconds. */
const slice = 60;

const { engines, missing } = await findEngines();
if (missing.length > 0) {
  process.stdout.write(`not installed, so left out: ${missing.join(', ')}; run npm ci in bench/jinja\n`);
}
process.stdout.write(`| engine | ${templates.map(({ name }) => `${name} µs`).join(' | ')} | agrees with Jinja2 |\n`);
process.stdout.write(`| --- | ${templates.map(() => '---').join(' | ')} | --- |\n`);
const times = templates.map((template) => timeAll(template));
engines.forEach((engine, i) => {
  const cells = times.map((ofTemplate) => {
    const [own = 0, ours = 0] = [ofTemplate[i], ofTemplate[0]];
    return `${own.toFixed(2)}${i === 0 ? '' : ` (${(own / ours).toFixed(1)} ×)`}`;
  });
  process.stdout.write(`| ${engine.name} | ${cells.join(' | ')} | ${engine.isJinja ? agreement(engine) : '–'} |\n`);
});

/** The median time of a rendering for each engine, in microseconds. The engines take turns. */
function timeAll({ template, liquid }: (typeof templates)[number]): number[] {
  const runs = engines.map((engine) => {
    const render = engine.compile(engine.isJinja ? template : liquid);
    return { render, value: engine.parse(payload), taken: [] as number[] };
  });
  for (let round = 0; round < rounds; round++) {
    for (const { render, value, taken } of runs) {
      taken.push(timeOne(render, value));
    }
  }
  return runs.map(({ taken }) => taken.toSorted((a, b) => a - b)[Math.floor(rounds / 2)] as number);
}

function timeOne(render: Render, value: unknown): number {
  const start = performance.now();
  let count = 0;
  while (performance.now() - start < slice) {
    for (let i = 0; i < 50; i++) {
      render(value);
    }
    count += 50;
  }
  return ((performance.now() - start) * 1000) / count;
}

/** For how many cases of the differential test the engine prints the same as Jinja2. */
function agreement(engine: Engine): string {
  const file = new URL('../../packages/jinja/test/differential/expected.json', import.meta.url);
  const expected = JSON.parse(readFileSync(file, 'utf8')) as Record<string, Record<string, Record<string, unknown>>>;
  let [same, all] = [0, 0];
  for (const { file: name, title, cases } of corpus) {
    for (const one of cases) {
      const wanted = expected[name]?.[title]?.[one.name];
      if (typeof wanted === 'string' && one.variables === '{}') {
        all += 1;
        same += prints(engine, one.template, one.payload) === wanted ? 1 : 0;
      }
    }
  }
  return `${same} of ${all}`;
}

function prints(engine: Engine, template: string, json: string): string | undefined {
  try {
    return engine.compile(template)(engine.parse(json));
  } catch {
    return undefined;
  }
}
