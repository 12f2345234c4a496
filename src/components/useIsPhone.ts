import { useTheme2 } from '@grafana/ui';
import { useSyncExternalStore } from 'react';

/** Whether the window has no room for anything beside a list. */
export function useIsPhone(): boolean {
  const { breakpoints } = useTheme2();
  const query = `(max-width: ${breakpoints.values.md - 1}px)`;
  return useSyncExternalStore(
    (onChange) => {
      const media = window.matchMedia?.(query);
      media?.addEventListener('change', onChange);
      return () => media?.removeEventListener('change', onChange);
    },
    () => window.matchMedia?.(query)?.matches ?? false
  );
}
