import { t } from '@grafana/i18n';
import { useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import type { Delivery, Integration } from '../../../../../pkg/contract/types.ts';
import { findDeliveries, useDeliveries } from '../../../../api/deliveries';
import { type Tried, useNewestAlert } from '../../../../api/templates';
import { triedParameters } from '../../../../app/links';
import { useTypeGuide } from '../../../../components/integration/useTypeGuide';
import { formatJsonText } from '../../../../components/payload/json/formatJsonText';
import {
  alertSource,
  deliverySource,
  deliverySources,
  exampleSources,
  ownSource,
  type PayloadSource,
} from './payloadSources';
import { type Content, useContent } from './useContent';

/** The payload that is chosen, what it holds, and those that can be chosen. */
export function usePayloads(integration: Integration) {
  const { uid } = integration;
  const [search] = useSearchParams();
  const [typed, setTyped] = useState<Content>(noText);
  const [wish, setWish] = useState<PayloadSource | undefined>(() => linked(search));
  const { newest, sources, first } = useSources(integration);
  const chosen = wish ?? first;
  const loaded = useContent(uid, chosen?.from, newest);
  const { text = '', tried }: Partial<Content> = (chosen?.from.kind === 'own' ? typed : loaded.content) ?? {};
  return {
    /** Undefined until it is known what there is. */
    chosen,
    /** Whether it is an example of the type, and nothing that has arrived. */
    isExample: chosen?.from.kind === 'example',
    /** JSON text, unless the sender sent something else; empty until it is there. */
    text,
    /** Undefined until it is there. */
    tried,
    /** Why it is not there. */
    fault: loaded.fault,
    choose: (source: PayloadSource) => {
      if (source.from.kind === 'own') {
        setTyped(own(formatJsonText(text), tried));
      }
      setWish(source);
    },
    type: (changed: string) => {
      setTyped(own(changed, tried));
      setWish(ownSource());
    },
    /** Those that have words in what is said of them, and other deliveries that do. */
    find: (words: string) => find(uid, withWish(sources, wish), words.trim()),
  };
}

const noText: Content = { text: '', tried: { payload: '' } };

/** Those that are offered before somebody looks for others; the first one is chosen, once it is known what there is. */
function useSources({ uid, type }: Integration) {
  const newest = useNewestAlert(uid);
  const guide = useTypeGuide(type);
  const deliveries = useDeliveries(uid);
  const sources = [
    ...(newest.data ? [alertSource(newest.data.id, t('templates.source.newest', 'The newest alert'))] : []),
    ...recent(deliveries.data?.items ?? [], newest.data?.id),
    ...exampleSources(guide.data?.examples),
    ownSource(),
  ];
  const isKnown = newest.isFetched && (newest.data || guide.isFetched);
  return { newest: newest.data ?? undefined, sources, first: isKnown ? sources[0] : undefined };
}

function withWish(sources: readonly PayloadSource[], wish: PayloadSource | undefined): readonly PayloadSource[] {
  return wish === undefined || sources.some(({ key }) => key === wish.key) ? sources : [wish, ...sources];
}

async function find(uid: string, sources: readonly PayloadSource[], words: string): Promise<PayloadSource[]> {
  const known = sources.filter(({ label, description }) =>
    `${label} ${description ?? ''}`.toLowerCase().includes(words.toLowerCase())
  );
  const found = words === '' ? [] : deliverySources(await findDeliveries(uid, words));
  const keys = new Set(sources.map(({ key }) => key));
  return [...known, ...found.filter(({ key }) => !keys.has(key))];
}

/** The payload that the address names. */
function linked(search: URLSearchParams): PayloadSource | undefined {
  const alert = search.get(triedParameters.alert);
  if (alert !== null) {
    return alertSource(alert, t('templates.source.linked-alert', 'The alert that you came from'));
  }
  const delivery = search.get(triedParameters.delivery);
  return delivery === null
    ? undefined
    : deliverySource(
        delivery,
        t('templates.source.linked-delivery', 'Delivery {{id}}', {
          id: delivery,
          interpolation: { escapeValue: false },
        })
      );
}

/** Some that were rejected, which ask for a change, before some that were taken. */
function recent(deliveries: readonly Delivery[], newestAlert: string | undefined): PayloadSource[] {
  const others = deliveries.filter(({ alertId }) => alertId === null || alertId !== newestAlert);
  const taken = ({ alertId }: Delivery) => alertId !== null;
  return [others.filter((one) => !taken(one)), others.filter(taken)].flatMap((some) =>
    deliverySources(some).slice(0, mostOfAKind)
  );
}

const mostOfAKind = 10;

/** One's own text, with the headers of what it was made from. */
function own(text: string, from: Tried | undefined): Content {
  const headers = from && 'headers' in from ? from.headers : undefined;
  return { text, tried: { payload: text, ...(headers && { headers }) } };
}
