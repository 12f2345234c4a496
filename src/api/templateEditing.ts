import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { editingNotedEveryMs } from '../../pkg/contract/templates/editing.ts';
import type { TemplateEditor } from '../../pkg/contract/types.ts';
import { callRoute } from './client/callRoute';
import { callWhileLeaving } from './client/callWhileLeaving';
import { queryKeys } from './client/queryKeys';
import { useLiveInterval } from './live/live';
import { uuid } from './operations/uuid';

/** Nobody announces who has gone without a word. */
const pollMs = 15_000;

/**
 * Who else has templates of the integration that are changed and not saved; those first who began first. Has the others told the same of this
 * page, while it has some.
 */
export function useOtherEditors(uid: string, hasDrafts: boolean): readonly TemplateEditor[] {
  const [tab] = useState(uuid);
  const liveInterval = useLiveInterval();
  const { data } = useQuery({
    queryKey: queryKeys.templateEditing(uid, tab),
    queryFn: ({ signal }) => callRoute('listTemplateEditing', { params: { uid }, query: { tab } }, signal),
    refetchInterval: (query) => Math.min(liveInterval(query), pollMs),
  });
  useEffect(() => (hasDrafts ? tellOthers(uid, tab) : undefined), [uid, tab, hasDrafts]);
  return data?.items ?? [];
}

/** Says it at once and again and again. A call that fails is made up for by the next one. @returns has it said that it is over */
function tellOthers(uid: string, tab: string): () => void {
  const input = { params: { uid, tab } };
  // One after the other: the last one says that it is over.
  let last: Promise<unknown> = Promise.resolve();
  const call = (name: 'noteTemplateEditing' | 'endTemplateEditing') => {
    last = last.then(() => callRoute(name, input)).catch(() => undefined);
  };
  const closed = () => callWhileLeaving('endTemplateEditing', input);
  call('noteTemplateEditing');
  const timer = setInterval(() => call('noteTemplateEditing'), editingNotedEveryMs);
  window.addEventListener('pagehide', closed);
  return () => {
    clearInterval(timer);
    window.removeEventListener('pagehide', closed);
    call('endTemplateEditing');
  };
}
