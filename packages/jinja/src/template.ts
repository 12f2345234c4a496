import { compile, type Compiled } from './compile/compile.ts';
import { TemplateError } from './errors.ts';
import { type Context, Rendering, toTemplateError } from './runtime/rendering.ts';
import type { Environment } from './runtime/runtime.ts';
import { parseTemplate, type Syntax } from './syntax/parse.ts';
import type { Value } from './values/value.ts';

/**
 * Compiles a template, to be rendered many times.
 *
 * @example
 * const environment = createEnvironment();
 * const template = compileTemplate('{{ payload.host | upper }} is down', environment);
 * template.render(new Map([['payload', parseJson('{"host": "db1"}')]])); // 'DB1 is down'
 *
 * @throws TemplateError (syntax, limit) with line and column
 */
export function compileTemplate(source: string, environment: Environment): Template {
  const { source: maxLength, nesting } = environment.limits;
  if (source.length > maxLength) {
    const message = `the template has ${source.length} characters, but ${maxLength} is the most; shorten it`;
    throw new TemplateError('limit', message).locate(source, maxLength);
  }
  const syntax = parseTemplate(source, nesting);
  return new Template(source, syntax, compile(syntax, environment));
}

/** A compiled template. It keeps no state of renderings, so they do not affect each other. */
export class Template {
  readonly source: string;
  /** The syntax tree, for tools such as lint. */
  readonly syntax: Syntax;
  readonly compiled: Compiled;
  /** The names that it reads from the variables and the globals. */
  readonly reads: ReadonlySet<string>;
  readonly #constant: string | undefined;

  constructor(source: string, syntax: Syntax, compiled: Compiled) {
    this.source = source;
    this.syntax = syntax;
    this.compiled = compiled;
    this.reads = new Set([...compiled.program.unassigned].map(({ name }) => name));
    this.#constant = compiled.constant;
  }

  /**
   * Renders the template.
   * @param variables the variables by name; names without a value are undefined, as in Jinja
   * @throws TemplateError with line and column, also if a limit of the environment is exceeded
   */
  render(variables: ReadonlyMap<string, Value>): string {
    if (this.#constant !== undefined) {
      return this.#constant;
    }
    const { program, print } = this.compiled;
    const rendering = new Rendering(program.environment, variables);
    try {
      // Only blocks need the context.
      print(rendering, program.blockNodes.size === 0 ? noContext : new Map());
      return rendering.output;
    } catch (error) {
      const located = toTemplateError(error).locate(program.source, rendering.offset);
      if (located.kind === 'limit') {
        program.environment.limited?.();
      }
      throw located;
    }
  }
}

const noContext: Context = new Map();
