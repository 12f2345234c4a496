import { t } from '@grafana/i18n';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { HandshakeState } from '../../pkg/contract/integrations/handshakes.ts';
import { callRoute } from './client/callRoute';
import { notifyFailure, notifySuccess } from './client/notify';
import { queryKeys } from './client/queryKeys';

/** Who subscribes a topic waits for it, so that a lost announcement is not to cost a minute. */
const askedMs = 5_000;

/** What the integration's sender has asked, the newest first. For Admins. */
export function useHandshakes(uid: string) {
  return useQuery({
    queryKey: queryKeys.handshakes(uid),
    queryFn: ({ signal }) => callRoute('listHandshakes', { params: { uid } }, signal),
    refetchInterval: askedMs,
  });
}

/** Confirms what the sender has asked; `mutate` takes its id. */
export function useConfirmHandshake(uid: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => callRoute('confirmHandshake', { params: { uid, id } }),
    onSuccess: ({ state }) => tellOutcome(state),
    onError: (error) => notifyFailure(t('handshakes.confirm.failed', 'The subscription was not confirmed'), error),
    onSettled: () => client.invalidateQueries({ queryKey: queryKeys.live }),
  });
}

/** Dismisses what the sender has asked, without telling it; `mutate` takes its id. */
export function useDismissHandshake(uid: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => callRoute('dismissHandshake', { params: { uid, id } }),
    onError: (error) => notifyFailure(t('handshakes.dismiss.failed', 'It was not dismissed'), error),
    onSettled: () => client.invalidateQueries({ queryKey: queryKeys.live }),
  });
}

/** What else came of it stands on the page. */
function tellOutcome(state: HandshakeState): void {
  if (state === 'confirmed') {
    notifySuccess(t('handshakes.confirm.done', 'The subscription is confirmed: the topic delivers here'));
  }
}
