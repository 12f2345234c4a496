import { usePluginUserStorage } from '@grafana/runtime';
import { useCallback, useEffect, useRef, useState } from 'react';
import { deviceStorage } from './deviceStorage';

/**
 * What a user prefers, kept by Grafana for all of their browsers. This browser keeps a copy, so that a page is right from its
 * first moment; where Grafana keeps nothing, as for people without a login, the copy is all there is.
 * @param name in the plugin's user storage
 * @param read makes a preference of what is stored, which may be from another version; undefined where it cannot
 */
export function usePreference<Value>(
  name: string,
  read: (stored: unknown) => Value | undefined
): [Value | undefined, (value: Value) => void] {
  const storage = usePluginUserStorage();
  const [text, setText] = useState(() => deviceStorage.get(name));
  const isChanged = useRef(false);

  useEffect(() => {
    let isWanted = true;
    void storage
      .getItem(name)
      .then((stored) => {
        if (isWanted && !isChanged.current && stored !== null) {
          deviceStorage.set(name, stored);
          setText(stored);
        }
      })
      // The copy serves then.
      .catch(() => undefined);
    return () => {
      isWanted = false;
    };
  }, [storage, name]);

  const save = useCallback(
    (value: Value) => {
      const written = JSON.stringify(value);
      isChanged.current = true;
      deviceStorage.set(name, written);
      setText(written);
      void storage.setItem(name, written).catch(() => undefined);
    },
    [storage, name]
  );
  return [parse(text, read), save];
}

function parse<Value>(text: string | undefined, read: (stored: unknown) => Value | undefined): Value | undefined {
  try {
    return text === undefined ? undefined : read(JSON.parse(text));
  } catch {
    return undefined;
  }
}
