import { useMemo } from 'react';
import { useLocation, useNavigate } from 'react-router-dom';

const parameter = 'group';

/** What an entry of the browser's history knows of the panel. */
interface PanelState {
  /** How many entries the panel has made: as many are behind it where it was opened. None if its address was followed. */
  readonly entries: number;
  /** The groups from which links have led to the open one, the first of them opened from the list. */
  readonly trail: readonly string[];
}

/**
 * The group in the panel, which is in the page's address. To open the panel makes an entry in the browser's history, so that
 * Back closes it; to go on to another group of the list does not. To follow a link to a group makes one too.
 * @param shown the groups of the list, in its order
 */
export function usePanel(shown: ReadonlyArray<{ id: string }>) {
  const { search, state } = useLocation();
  const navigate = useNavigate();
  return useMemo(() => {
    const open = new URLSearchParams(search).get(parameter);
    const { entries, trail } = panelOf(state);
    const from = trail.at(-1);
    const place = shown.findIndex(({ id }) => id === (trail[0] ?? open));
    // A group that has left the list has no neighbours.
    const neighbour = (step: 1 | -1): string | undefined => (place < 0 ? undefined : shown[place + step]?.id);

    const go = (id: string | null, panel: PanelState | undefined, replace: boolean) =>
      navigate({ search: searchWith(search, id) }, { replace, state: { ...stateOf(state), panel } });
    const show = (id: string) => {
      if (open === null) {
        go(id, { entries: 1, trail: [] }, false);
      } else if (id !== open) {
        go(id, { entries, trail: [] }, true);
      }
    };
    const follow = (id: string) => {
      if (open !== null && id !== open) {
        go(id, { entries: entries === 0 ? 0 : entries + 1, trail: [...trail, open] }, false);
      }
    };
    const close = () => {
      if (open !== null && entries > 0) {
        navigate(-entries);
      } else if (open !== null) {
        go(null, undefined, true);
      }
    };
    return {
      open,
      show,
      close,
      next: neighbour(1),
      previous: neighbour(-1),
      /** Opens a group to which a link of the open one leads. */
      follow,
      /** Returns to the group whose link was followed; undefined where none was. */
      back: from === undefined ? undefined : () => navigate(-1),
    };
  }, [search, state, shown, navigate]);
}

export type PanelControl = ReturnType<typeof usePanel>;

function searchWith(search: string, id: string | null): string {
  const parameters = new URLSearchParams(search);
  if (id === null) {
    parameters.delete(parameter);
  } else {
    parameters.set(parameter, id);
  }
  return parameters.toString();
}

function panelOf(state: unknown): PanelState {
  return (stateOf(state).panel as PanelState | undefined) ?? { entries: 0, trail: [] };
}

function stateOf(state: unknown): Record<string, unknown> {
  return typeof state === 'object' && state !== null ? { ...state } : {};
}
