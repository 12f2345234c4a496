import { useMemo, useState } from 'react';
import type { TemplateName } from '../../../../pkg/contract/templates/templates.ts';
import { errorText } from '../../../api/client/ApiError';
import { useTemplatePreview } from '../../../api/templates';
import { readJson } from '../../../components/payload/json/readJson';
import { useDebounced } from '../../../components/useDebounced';
import type { usePayloads } from './payload/usePayloads';

type Payloads = Pick<ReturnType<typeof usePayloads>, 'chosen' | 'text'>;

/** The pause after typing, in milliseconds. */
const pause = 400;

/** What the templates make of the chosen payload; of one that is split, of one of its alerts. */
export function useTrial(uid: string, { chosen, text }: Payloads, changes: Partial<Record<TemplateName, string>>) {
  const [shown, setShown] = useState<{ of: string | undefined; alert: number }>();
  const preview = useTemplatePreview(
    {
      uid,
      changes: useDebounced(JSON.stringify(changes), pause),
      payload: useDebounced(text, pause),
      alert: shown?.of === chosen ? shown?.alert : 0,
    },
    chosen !== undefined
  );
  const split = preview.data?.payload === text ? preview.data.split : undefined;
  const seen = split?.payload ?? text;
  return {
    results: preview.error ? undefined : preview.data?.results,
    fault: preview.error ? errorText(preview.error) : undefined,
    /** The alert of the payload that is tried, if it is split. */
    split,
    /** What templates see, and so what paths lead into. */
    payload: useMemo(() => readJson(seen), [seen]),
    /** Tries another alert of the payload, counted from 0. */
    showAlert: (alert: number) => setShown({ of: chosen, alert }),
  };
}
