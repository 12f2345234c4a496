import { useMemo } from 'react';
import { useLocation, useNavigate } from 'react-router-dom';
import { changedSearch, withoutEmpty } from '../../../../components/changedSearch';
import { type DeliveryAddress, readAddress } from './deliveryAddress';

/** Which deliveries the page shows, as its address says, so that it can be shared, and Back leads to what was shown before. */
export function useDeliveryList() {
  const { search } = useLocation();
  const navigate = useNavigate();
  return useMemo(() => {
    const { delivery: open, ...list } = readAddress(search);
    const go = (change: DeliveryAddress, replace = false) =>
      navigate({ search: changedSearch(search, withoutEmpty({ ...change })) }, { replace });
    return {
      list,
      /** The delivery that is open. */
      open,
      isFiltered: [list.outcome, list.from, list.to, list.q].some((part) => part !== undefined),
      /** Changes what is looked for, and shows its first page. */
      filter: (change: DeliveryAddress) => go({ ...change, cursor: undefined }, true),
      turn: (cursor: string | undefined) => go({ cursor }),
      show: (id: string) => go({ delivery: id }, open !== undefined),
      close: () => go({ delivery: undefined }, true),
    };
  }, [navigate, search]);
}
