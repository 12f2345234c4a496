import type { MouseEvent } from 'react';

/** What answers a click itself. The title's link is not among them: a plain click on it opens the panel. */
const controls = 'a, button, input, label, select, textarea, [role=button], [role=menu]';

type Click = Pick<
  MouseEvent,
  'target' | 'detail' | 'button' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey' | 'currentTarget'
>;

/**
 * The group whose row was clicked, to open it beside the list; null for clicks on controls, those that open a new tab or window,
 * and those that end a selection of text.
 */
export function groupOfClick(click: Click): string | null {
  const { target, currentTarget } = click;
  if (!isPlain(click) || !(target instanceof Element)) {
    return null;
  }
  const row = target.closest<HTMLElement>('[data-group-id]');
  // Menus of a row are drawn elsewhere, but React passes their clicks on.
  if (row === null || !currentTarget.contains(row)) {
    return null;
  }
  const control = target.closest<HTMLElement>(controls);
  const isTitle = control?.parentElement?.dataset.part === 'title';
  const isText = control === null && target.ownerDocument.getSelection()?.isCollapsed !== false;
  return isTitle || isText ? (row.dataset.groupId ?? null) : null;
}

/** The second click of a double click may be meant for a menu that was here. */
function isPlain({ detail, button, ctrlKey, metaKey, shiftKey, altKey }: Click): boolean {
  return button === 0 && detail < 2 && !(ctrlKey || metaKey || shiftKey || altKey);
}
