import { createTemplateEnvironment } from '../interpret/environment.ts';
import { createTemplateCompiler, type TemplateSource } from '../interpret/template-set.ts';
import { type Sent, type Understood, understand } from './jobs/understand.ts';

/** What can be done on a thread of the pool: plain data that goes in, and plain data that comes out. */
export interface Jobs {
  understand: {
    input: { readonly source: TemplateSource; readonly sent: Sent };
    output: Understood;
  };
}

export type JobName = keyof Jobs;

/** Does jobs, with the templates of late kept compiled. */
export type JobRunner = {
  readonly [Name in JobName]: (input: Jobs[Name]['input']) => Jobs[Name]['output'] | Promise<Jobs[Name]['output']>;
};

/**
 * @param now the clock that templates see, in milliseconds since 1970
 * @param stopwatch for how long templates may take, in milliseconds from any beginning
 */
export function createJobRunner(now: () => number, stopwatch: () => number): JobRunner {
  const compile = createTemplateCompiler(createTemplateEnvironment(now, stopwatch));
  return {
    understand: ({ source, sent }) => understand(compile(source), { ...sent, body: bufferOf(sent.body) }),
  };
}

/** The same bytes: what passes between threads comes as a plain array of bytes. */
function bufferOf({ buffer, byteOffset, byteLength }: Uint8Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}
