import { useMemo, useState } from 'react';
import type { TemplateName } from '../../../../pkg/contract/templates/templates.ts';
import type { RouteReply } from '../../../../pkg/contract/types.ts';
import { errorText } from '../../../api/client/ApiError';
import { useTemplatePreview } from '../../../api/templates';
import { readJson } from '../../../components/payload/json/readJson';
import { useDebounced } from '../../../components/useDebounced';
import type { usePayloads } from './payload/usePayloads';

type Payloads = Pick<ReturnType<typeof usePayloads>, 'chosen' | 'text' | 'tried' | 'fault'>;

/** The pause after typing, in milliseconds. */
const pause = 400;

/** What the templates make of the chosen payload; of one that is split, of one of its alerts. */
export function useTrial(uid: string, payloads: Payloads, changes: Partial<Record<TemplateName, string>>) {
  const { chosen, text, tried } = payloads;
  const [shown, setShown] = useState<{ of: string | undefined; alert: number }>();
  const isBlank = isBlankText(tried);
  const now = JSON.stringify((isBlank ? undefined : tried) ?? null);
  const typed = useDebounced(now, pause);
  const sent = chosen?.from.kind === 'own' ? typed : now;
  const preview = useTemplatePreview(
    {
      uid,
      changes: useDebounced(JSON.stringify(changes), pause),
      tried: sent,
      alert: shown?.of === chosen?.key ? shown?.alert : 0,
    },
    sent !== 'null'
  );
  const fault = payloads.fault ?? (preview.error ? errorText(preview.error) : undefined);
  const { split, headers } = ofThis(preview.data, now);
  const seen = split?.payload ?? text;
  return {
    results: fault === undefined && !isBlank ? preview.data?.results : undefined,
    fault,
    /** The alert of the payload that is tried, if it is split. */
    split,
    /** What templates see, and so what paths lead into. */
    payload: useMemo(() => readJson(seen), [seen]),
    /** Those that came with the payload, and that templates can read. */
    headers,
    /** Tries another alert of the payload, counted from 0. */
    showAlert: (alert: number) => setShown({ of: chosen?.key, alert }),
  };
}

/** Whether nobody has typed anything yet, or not again: then there is nothing to ask of it. */
function isBlankText(tried: Payloads['tried']): boolean {
  return tried !== undefined && 'payload' in tried && tried.payload.trim() === '';
}

type Seen = Pick<RouteReply<'previewTemplates'>, 'headers' | 'split'>;

const nothing: Seen = { headers: {} };

/** What is known of what is tried now; while it is looked at, the former results are still there. */
function ofThis(data: (Seen & { tried: string }) | undefined, now: string): Seen {
  return data?.tried === now ? data : nothing;
}
