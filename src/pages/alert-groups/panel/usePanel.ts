import { useMemo } from 'react';
import { useLocation, useNavigate } from 'react-router-dom';

const parameter = 'group';

/**
 * The group in the panel, which is in the page's address. To open the panel makes an entry in the browser's history, so that
 * Back closes it; to go on to another group does not.
 * @param shown the groups of the list, in its order
 */
export function usePanel(shown: ReadonlyArray<{ id: string }>) {
  const { search, state } = useLocation();
  const navigate = useNavigate();
  return useMemo(() => {
    const open = new URLSearchParams(search).get(parameter);
    const place = shown.findIndex(({ id }) => id === open);
    // A group that has left the list has no neighbours.
    const neighbour = (step: 1 | -1): string | undefined => (place < 0 ? undefined : shown[place + step]?.id);

    const show = (id: string) => {
      if (id !== open) {
        navigate(
          { search: searchWith(search, id) },
          open === null ? { state: { ...stateOf(state), openedPanel: true } } : { replace: true, state }
        );
      }
    };
    const close = () => {
      if (open === null) {
        return;
      }
      if (stateOf(state).openedPanel === true) {
        navigate(-1);
      } else {
        navigate({ search: searchWith(search, null) }, { replace: true, state });
      }
    };
    return { open, show, close, next: neighbour(1), previous: neighbour(-1) };
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

function stateOf(state: unknown): Record<string, unknown> {
  return typeof state === 'object' && state !== null ? { ...state } : {};
}
