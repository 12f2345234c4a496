import type { CSSObject } from '@emotion/css';

/** So many lines at most; the last one ends with dots where there is more. */
export function cutLines(lines: number): CSSObject {
  return { display: '-webkit-box', WebkitBoxOrient: 'vertical', WebkitLineClamp: lines, overflow: 'hidden' };
}
