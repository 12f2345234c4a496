import type { CSSObject } from '@emotion/css';

/** Takes no room and is not seen; screen readers have it. */
export const onlyRead: CSSObject = {
  position: 'absolute',
  width: 1,
  height: 1,
  overflow: 'hidden',
  clipPath: 'inset(50%)',
};
