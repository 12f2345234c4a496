import { cpSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';

export interface Instruction {
  readonly name: string;
  readonly text: string;
}

/** The instructions of each stage of a Dockerfile, by the name of the stage; comments are left out. */
export function readStages(dockerfile: string): Map<string, Instruction[]> {
  const stages = new Map<string, Instruction[]>();
  let stage: Instruction[] = [];
  const lines = dockerfile
    .replaceAll(/^#.*\n/gm, '')
    .replaceAll(/\\\n\s*/g, '')
    .split('\n');
  for (const line of lines.filter((text) => text !== '')) {
    const [, name, text] = /^([A-Z]+) (.*)$/.exec(line) as unknown as [string, string, string];
    if (name === 'FROM') {
      stage = [];
      stages.set(text.split(' AS ')[1] ?? text, stage);
    } else {
      stage.push({ name, text });
    }
  }
  return stages;
}

/** What a COPY instruction copies, and the stage that it copies from unless that is the build context. */
export function readCopy(text: string): { from: string | undefined; sources: string[] } {
  const words = text.split(' ');
  const from = words.find((word) => word.startsWith('--from='))?.slice('--from='.length);
  return { from, sources: words.filter((word) => !word.startsWith('--')).slice(0, -1) };
}

/** The variables of the stage's ENV instructions. */
export function readEnv(instructions: readonly Instruction[]): Record<string, string> {
  const pairs = instructions.filter(({ name }) => name === 'ENV').flatMap(({ text }) => text.split(' '));
  return Object.fromEntries(pairs.map((pair) => pair.split(/=(.*)/, 2) as [string, string]));
}

/** The words of an instruction's exec form, `["…", "…"]`. */
export function readExecForm(text: string): [string, ...string[]] {
  return JSON.parse(text.slice(text.indexOf('[')));
}

/**
 * Copies the build context, which is the checkout filtered by `.dockerignore`. It supports the patterns that ours has: `*`,
 * then exceptions by name, then endings that are excluded everywhere.
 */
export function copyBuildContext(root: string, target: string): void {
  const patterns = readFileSync(join(root, '.dockerignore'), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
  const endings = patterns.filter((pattern) => pattern.startsWith('**/')).map((pattern) => pattern.slice(3));
  const isOut = (path: string) =>
    endings.some((ending) => (ending.startsWith('*') ? path.endsWith(ending.slice(1)) : basename(path) === ending));
  mkdirSync(target, { recursive: true });
  for (const name of patterns.filter((pattern) => pattern.startsWith('!')).map((pattern) => pattern.slice(1))) {
    statSync(join(root, name));
    cpSync(join(root, name), join(target, name), { recursive: true, filter: (path) => !isOut(path) });
  }
}
