import { TemplateError } from '../errors.ts';

/** How deep lists and dicts within each other are read; Python, too, gives up at about this depth. */
const maxDepth = 1000;

/** @throws TemplateError (limit) beyond what is read */
export function checkJsonDepth(depth: number): void {
  if (depth > maxDepth) {
    throw new TemplateError('limit', `JSON is more than ${maxDepth} levels deep; make it flatter`);
  }
}
