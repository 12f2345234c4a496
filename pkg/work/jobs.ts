import type { AlertContent } from '../interpret/alert-content.ts';
import { createTemplateEnvironment } from '../interpret/environment.ts';
import { createTemplateCompiler, type TemplateSource } from '../interpret/template-set.ts';
import { appear, entitle, type FullAppearance, type View } from './jobs/appear.ts';
import { type ComparedFacts, compareFacts } from './jobs/compare-facts.ts';
import { explain, type Explainable, type Explained } from './jobs/explain.ts';
import { preview, type Previewed, type Trial } from './jobs/preview.ts';
import { type Samples, suggest, type Suggested } from './jobs/suggest.ts';
import { type Sent, understand, type Understood } from './jobs/understand.ts';

/** The jobs that a thread of the pool can do. Input and output are plain data. */
export interface Jobs {
  understand: { input: { readonly source: TemplateSource; readonly sent: Sent }; output: Understood };
  preview: { input: { readonly source: TemplateSource; readonly trial: Trial }; output: Previewed };
  /** The output covers the first alerts, as many as there was time for. */
  compareFacts: {
    input: {
      readonly present: TemplateSource;
      readonly proposed: TemplateSource;
      readonly contents: readonly AlertContent[];
    };
    output: ComparedFacts[];
  };
  suggest: { input: { readonly source: TemplateSource; readonly samples: Samples }; output: Suggested };
  explain: { input: { readonly source: TemplateSource; readonly alert: Explainable }; output: Explained };
  appear: { input: { readonly source: TemplateSource; readonly view: View }; output: FullAppearance };
  entitle: { input: { readonly source: TemplateSource; readonly view: View }; output: string };
}

export type JobName = keyof Jobs;

/** Runs jobs, and keeps recently used templates compiled. */
export type JobRunner = {
  readonly [Name in JobName]: (input: Jobs[Name]['input']) => Jobs[Name]['output'] | Promise<Jobs[Name]['output']>;
};

/** A job that works in parts ends its turn after this many milliseconds, so that others can run. */
const turn = 20;

/** What cannot be done in parts may take so many milliseconds. */
const longTurn = 300;

/**
 * @param now the clock that templates see, in milliseconds since 1970
 * @param stopwatch a clock for time limits, in milliseconds since any moment
 */
export function createJobRunner(now: () => number, stopwatch: () => number): JobRunner {
  const compile = createTemplateCompiler(createTemplateEnvironment(now, stopwatch));
  return {
    understand: ({ source, sent }) => understand(compile(source), { ...sent, body: bufferOf(sent.body) }),
    preview: ({ source, trial }) => preview(compile(source), trial),
    compareFacts({ present, proposed, contents }) {
      const end = stopwatch() + turn;
      return compareFacts(compile(present), compile(proposed), contents, () => stopwatch() > end);
    },
    suggest({ source, samples }) {
      const end = stopwatch() + longTurn;
      return suggest(compile, source, samples, () => stopwatch() > end);
    },
    explain: ({ source, alert }) => explain(compile(source), alert),
    appear: ({ source, view }) => appear(compile(source), view),
    entitle: ({ source, view }) => entitle(compile(source), view),
  };
}

/** The same bytes as a Buffer. A Buffer that passes between threads arrives as a plain array of bytes. */
function bufferOf({ buffer, byteOffset, byteLength }: Uint8Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}
