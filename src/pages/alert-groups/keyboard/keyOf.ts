/** The keys that the list of alert groups knows, as `keyOf` names them. */
export const listKeys = [
  'j',
  'k',
  'ArrowDown',
  'ArrowUp',
  'Enter',
  'x',
  'Shift+X',
  'a',
  'r',
  's',
  'n',
  'z',
  'Mod+z',
  '/',
  '?',
  'Escape',
] as const;

export type ListKey = (typeof listKeys)[number];

type Press = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/**
 * The pressed key with the modifiers that matter; undefined for all others. Characters such as `?` need Shift on some keyboards
 * and not on others, so Shift counts for letters only.
 */
export function keyOf({ key, ctrlKey, metaKey, altKey, shiftKey }: Press): ListKey | undefined {
  const isLetter = /^[a-z]$/i.test(key);
  const name = [
    ...(ctrlKey || metaKey ? ['Mod'] : []),
    ...(altKey ? ['Alt'] : []),
    ...(shiftKey && isLetter ? ['Shift'] : []),
    isLetter && shiftKey ? key.toUpperCase() : isLetter ? key.toLowerCase() : key,
  ].join('+');
  return listKeys.find((known) => known === name);
}
