import type { CSSObject } from '@emotion/css';

/**
 * One line that ends with dots where it has no room, for the element whose direction is the text's (a `bdi`, or `dir="auto"`): so
 * text from right to left keeps its beginning, and stands where other text does.
 */
export const cut: CSSObject = {
  display: 'block',
  minWidth: 0,
  overflow: 'hidden',
  textOverflow: 'ellipsis',
  whiteSpace: 'nowrap',
  textAlign: 'match-parent',
};
