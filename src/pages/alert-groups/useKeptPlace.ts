import { useEffect, useRef } from 'react';
import { useLocation } from 'react-router-dom';
import { tabStorage } from '../../app/tabStorage';

const name = 'alert-groups.place';

/**
 * Keeps how far the list was scrolled, for who comes back to it.
 * @param isReady whether the list is there
 */
export function useKeptPlace(isReady: boolean): void {
  const { search } = useLocation();
  const isRestored = useRef(false);
  useEffect(() => {
    if (!isReady || isRestored.current) {
      return;
    }
    isRestored.current = true;
    const [of, top] = JSON.parse(tabStorage.get(name) ?? '[]');
    if (of === search && typeof top === 'number' && top > 0) {
      window.scrollTo({ top });
    }
  }, [isReady, search]);

  // Where the page is when it goes is known too late: the next one is shorter by then.
  const current = useRef(search);
  useEffect(() => {
    current.current = search;
  }, [search]);
  useEffect(() => {
    let top = 0;
    const look = () => {
      top = window.scrollY;
    };
    window.addEventListener('scroll', look, { passive: true });
    return () => {
      window.removeEventListener('scroll', look);
      tabStorage.set(name, JSON.stringify([current.current, top]));
    };
  }, []);
}
