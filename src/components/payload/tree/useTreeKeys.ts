import { type KeyboardEvent, type RefObject, useEffect, useRef } from 'react';
import type { TreeRow } from './treeRows';

interface Options {
  rows: readonly TreeRow[];
  chosen: TreeRow | undefined;
  choose: (row: TreeRow) => void;
  toggle: (row: TreeRow) => void;
  /** What is found cannot be closed. */
  isSearching: boolean;
}

/** The keys of a tree as the ARIA practices describe them: arrows, Home and End, Enter. */
export function useTreeKeys({ rows, chosen, choose, toggle, isSearching }: Options): {
  ref: RefObject<HTMLDivElement>;
  onKeyDown: (event: KeyboardEvent) => void;
} {
  const ref = useRef<HTMLDivElement>(null);
  const isMoving = useRef(false);
  useEffect(() => {
    if (isMoving.current) {
      isMoving.current = false;
      ref.current?.querySelector<HTMLElement>('[role=treeitem][tabindex="0"]')?.focus();
    }
  }, [chosen]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (
      !chosen ||
      event.altKey ||
      event.ctrlKey ||
      event.metaKey ||
      !(event.target as Element).matches('[role=treeitem]')
    ) {
      return;
    }
    const index = rows.indexOf(chosen);
    const isInner = chosen.size > 0 && !isSearching;
    const targets: Record<string, TreeRow | 'toggle' | undefined> = {
      ArrowDown: rows[index + 1],
      ArrowUp: rows[index - 1],
      Home: rows[0],
      End: rows.at(-1),
      ArrowRight: isInner && !chosen.isOpen ? 'toggle' : chosen.isOpen ? rows[index + 1] : undefined,
      ArrowLeft: isInner && chosen.isOpen ? 'toggle' : parentOf(rows, chosen),
      Enter: isInner ? 'toggle' : undefined,
    };
    if (!Object.hasOwn(targets, event.key)) {
      return;
    }
    event.preventDefault();
    const target = targets[event.key];
    if (target === 'toggle') {
      isMoving.current = true;
      toggle(chosen);
    } else if (target !== undefined) {
      isMoving.current = true;
      choose(target);
    }
  };
  return { ref, onKeyDown };
}

function parentOf(rows: readonly TreeRow[], { id }: TreeRow): TreeRow | undefined {
  const parent = id.slice(0, Math.max(0, id.lastIndexOf('/')));
  return id === '' ? undefined : rows.find((row) => row.id === parent);
}
