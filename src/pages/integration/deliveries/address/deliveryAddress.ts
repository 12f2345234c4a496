import type { DeliveryQuery } from '../../../../api/deliveries';
import { isoTime } from '../../../../components/time/isoTime';

/** What the page's address says of the deliveries that are shown. Times are as in Grafana's addresses. */
export interface DeliveryAddress {
  outcome?: string;
  from?: string;
  to?: string;
  q?: string;
  cursor?: string;
  /** The one that is open. */
  delivery?: string;
}

const names = ['outcome', 'from', 'to', 'q', 'cursor', 'delivery'] as const;

/** Parts that no list can have count as left out. */
export function readAddress(search: string): DeliveryAddress {
  const given = new URLSearchParams(search);
  const address: DeliveryAddress = {};
  for (const name of names) {
    const value = given.get(name);
    if (value !== null && value !== '' && !isImpossible[name]?.(value)) {
      address[name] = value;
    }
  }
  return address;
}

const isImpossible: Partial<Record<keyof DeliveryAddress, (value: string) => boolean>> = {
  outcome: (value) => !/^[a-z_]+(,[a-z_]+)*$/.test(value),
  from: (value) => isoTime(value, false) === undefined,
  to: (value) => isoTime(value, true) === undefined,
  delivery: (value) => !/^[1-9][0-9]{0,14}$/.test(value),
};

/** What to ask the sidecar for now. */
export function toQuery({ outcome, from, to, q, cursor }: DeliveryAddress): DeliveryQuery {
  return { outcome, from: isoTime(from, false), to: isoTime(to, true), q, cursor };
}
