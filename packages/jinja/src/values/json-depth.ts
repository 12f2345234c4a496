import { TemplateError } from '../errors.ts';

/** How deep lists and dicts within each other are read, unless less is asked for; Python, too, gives up at about this depth. */
export const usualDepth = 1000;

/**
 * @param depth of a list or dict; the outermost has 0
 * @throws TemplateError (limit) beyond what is read
 */
export function checkJsonDepth(depth: number, most = usualDepth): void {
  if (depth > most) {
    throw new TemplateError('limit', `JSON is more than ${most} levels deep; make it flatter`);
  }
}
