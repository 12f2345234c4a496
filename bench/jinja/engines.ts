import { compileTemplate, createEnvironment, onCallFilters, onCallGlobals, parseJson } from '@bellhook/jinja';

/** Renders a template that was compiled before. */
export type Render = (payload: unknown) => string;

export interface Engine {
  readonly name: string;
  /** Whether it claims to be Jinja2, so that its agreement is counted. */
  readonly isJinja: boolean;
  /** @throws if the template does not parse */
  compile(template: string): Render;
  /** The payload as the engine takes it. */
  parse(json: string): unknown;
}

/** This engine and the installed peers; `missing` names the others. */
export async function findEngines(): Promise<{ engines: Engine[]; missing: string[] }> {
  const engines: Engine[] = [bellhook()];
  const missing: string[] = [];
  for (const [name, load] of Object.entries({ nunjucks, minijinja, huggingface, liquid })) {
    try {
      engines.push(await load());
    } catch {
      missing.push(name);
    }
  }
  return { engines, missing };
}

function bellhook(): Engine {
  const environment = createEnvironment({ filters: onCallFilters, globals: onCallGlobals, now: () => fixedTime });
  return {
    name: 'Bellhook',
    isJinja: true,
    parse: (json) => parseJson(json),
    compile(template) {
      const compiled = compileTemplate(template, environment);
      return (payload) => compiled.render(new Map([['payload', payload as never]]));
    },
  };
}

/** The result of `time()` in the recorded results. */
const fixedTime = Date.UTC(2026, 2, 4, 5, 6, 7, 89);

async function nunjucks(): Promise<Engine> {
  const name = 'nunjucks';
  const { default: library } = await import(name);
  const environment = new library.Environment(null, { autoescape: false });
  return {
    name: 'nunjucks 3.2.4',
    isJinja: true,
    parse: JSON.parse,
    compile(template) {
      const compiled = new library.Template(template, environment, undefined, true);
      return (payload) => compiled.render({ payload });
    },
  };
}

async function minijinja(): Promise<Engine> {
  const name = 'minijinja-js';
  const { Environment } = await import(name);
  let count = 0;
  return {
    name: 'minijinja-js 2.11',
    isJinja: true,
    parse: JSON.parse,
    compile(template) {
      const environment = new Environment();
      const key = `t${count++}`;
      environment.addTemplate(key, template);
      return (payload) => environment.renderTemplate(key, { payload });
    },
  };
}

async function huggingface(): Promise<Engine> {
  const name = '@huggingface/jinja';
  const { Template } = await import(name);
  return {
    name: '@huggingface/jinja 0.5.11',
    isJinja: true,
    parse: JSON.parse,
    compile(template) {
      const compiled = new Template(template);
      return (payload) => compiled.render({ payload });
    },
  };
}

async function liquid(): Promise<Engine> {
  const name = 'liquidjs';
  const { Liquid } = await import(name);
  const engine = new Liquid();
  return {
    name: 'liquidjs 10',
    isJinja: false,
    parse: JSON.parse,
    compile(template) {
      const compiled = engine.parse(template);
      return (payload) => engine.renderSync(compiled, { payload });
    },
  };
}
