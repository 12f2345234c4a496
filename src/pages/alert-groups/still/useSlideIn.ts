import { type RefObject, useLayoutEffect, useRef } from 'react';
import { slides } from './slides';

const timing: KeyframeAnimationOptions = { duration: 250, easing: 'ease-out' };

/**
 * Lets the rows of a list slide to their new places, and new ones appear, so that one sees where they went. Who wants less motion has
 * none.
 * @param list the element with the rows, each with its group's id as `data-group-id`
 */
export function useSlideIn(list: RefObject<HTMLElement>, groups: ReadonlyArray<{ id: string }>): void {
  const shown = useRef<readonly string[]>([]);
  useLayoutEffect(() => {
    const ids = groups.map(({ id }) => id);
    const moved = slides(shown.current, ids);
    shown.current = ids;
    if (list.current === null || moved.size === 0 || wantsLessMotion()) {
      return;
    }
    const changed = [...list.current.querySelectorAll<HTMLElement>('[data-group-id]')].filter(({ dataset }) =>
      moved.has(dataset.groupId ?? '')
    );
    // The browser itself keeps in its place what is below a change that is not seen.
    if ((changed[0]?.getBoundingClientRect().bottom ?? 0) < 0) {
      return;
    }
    for (const row of changed) {
      const rows = moved.get(row.dataset.groupId ?? '') ?? null;
      row.animate?.(rows === null ? appearing : slidingBy(-rows * row.offsetHeight), timing);
    }
  }, [list, groups]);
}

const appearing: Keyframe[] = [{ opacity: 0 }, { opacity: 1 }];

function slidingBy(from: number): Keyframe[] {
  return [{ transform: `translateY(${from}px)` }, { transform: 'none' }];
}

function wantsLessMotion(): boolean {
  return window.matchMedia?.('(prefers-reduced-motion: reduce)')?.matches === true;
}
