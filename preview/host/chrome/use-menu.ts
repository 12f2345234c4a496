import { config } from '@grafana/runtime';
import { useEffect, useState } from 'react';

export interface MenuState {
  /** Whether the menu is beside the page instead of over it. */
  isDocked: boolean;
  isOpen: boolean;
  toggleDocked: () => void;
  setOpen: (open: boolean) => void;
}

/**
 * The place of the menu, as in Grafana. In a window of at least 1200 px it is docked and open until the user changes that,
 * which the browser remembers. In a narrower window it is never docked, and closed at first.
 */
export function useMenu(): MenuState {
  const [state, setState] = useState(() => remembered(wide.matches));

  useEffect(() => {
    const follow = () => setState(remembered(wide.matches));
    wide.addEventListener('change', follow);
    return () => wide.removeEventListener('change', follow);
  }, []);

  return {
    ...state,
    toggleDocked() {
      remember(dockedKey, !state.isDocked);
      setState({ isDocked: !state.isDocked, isOpen: true });
    },
    setOpen(isOpen) {
      if (state.isDocked) {
        remember(openKey, isOpen);
      }
      setState({ ...state, isOpen });
    },
  };
}

const wide = matchMedia(`(min-width: ${config.theme2.breakpoints.values.xl}px)`);
const dockedKey = 'grafana.navigation.docked';
const openKey = 'grafana.navigation.open';

function remembered(isWide: boolean): Pick<MenuState, 'isDocked' | 'isOpen'> {
  const isDocked = isWide && localStorage.getItem(dockedKey) !== 'false';
  return { isDocked, isOpen: isDocked && localStorage.getItem(openKey) !== 'false' };
}

function remember(key: string, value: boolean): void {
  localStorage.setItem(key, String(value));
}
