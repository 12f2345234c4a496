import { t } from '@grafana/i18n';
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { IntegrationType } from '../../pkg/contract/integration-types.ts';
import type { IntegrationAction } from '../../pkg/contract/integrations/actions.ts';
import type { FormerName } from '../../pkg/contract/integrations/former-secrets.ts';
import { actedIdsLimit } from '../../pkg/contract/limits.ts';
import type { Integration, IntegrationSummary, RouteInput, RouteReply } from '../../pkg/contract/types.ts';
import { callRoute } from './client/callRoute';
import { notifyFailure, notifySuccess } from './client/notify';
import { queryKeys } from './client/queryKeys';
import { useLiveInterval } from './live/live';
import { restOf, rests } from './live/rest';

/** All integrations of the org. Few are read again at every change, more of them more seldom. */
export function useIntegrations() {
  const liveInterval = useLiveInterval();
  return useQuery({
    ...allIntegrations,
    // A change that comes while the list rests is not announced again.
    refetchInterval: (query) => (query.state.error === null && restOf(query.state.data)) || liveInterval(query),
  });
}

/** Reads the names of all integrations of the org, where somebody needs them once. */
export function useReadNames(): () => Promise<string[]> {
  const client = useQueryClient();
  return async () => {
    const all = await client.query(allIntegrations);
    return all.map(({ name }) => name);
  };
}

export function useIntegration(uid: string) {
  return useQuery({ ...oneIntegration(uid), refetchInterval: useLiveInterval() });
}

/** Nobody announces a heartbeat, nor which secret a delivery came with. */
const followPollMs = 5000;

/** Reads an integration as it is now, where somebody needs it once. */
export function useReadIntegration(): (uid: string) => Promise<Integration> {
  const client = useQueryClient();
  return (uid) => client.query(oneIntegration(uid));
}

/** Has `useIntegration` tell also what nobody announces, while it is used. */
export function useFollowIntegration(uid: string): void {
  useQuery({ ...oneIntegration(uid), refetchInterval: followPollMs, refetchOnMount: false });
}

function oneIntegration(uid: string) {
  return queryOptions({
    queryKey: queryKeys.integration(uid),
    queryFn: ({ signal }) => callRoute('getIntegration', { params: { uid } }, signal),
  });
}

/** Nobody announces a delivery that was refused. */
const healthPollMs = 15_000;

export function useIntegrationHealth(uid: string) {
  return useQuery({
    queryKey: queryKeys.integrationHealth(uid),
    queryFn: ({ signal }) => callRoute('getIntegrationHealth', { params: { uid } }, signal),
    refetchInterval: healthPollMs,
  });
}

/** Does the same to several integrations; what became of each is the caller's to tell. */
export function useActOnIntegrations() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ uids, action }: { uids: readonly string[]; action: IntegrationAction }) => {
      const outcomes: IntegrationOutcome[] = [];
      for (let at = 0; at < uids.length; at += actedIdsLimit) {
        const body = { uids: uids.slice(at, at + actedIdsLimit), action };
        outcomes.push(...(await callRoute('actOnIntegrations', { body })).outcomes);
      }
      return outcomes;
    },
    onSettled: () => client.invalidateQueries({ queryKey: queryKeys.live }),
    onError: (error) => notifyFailure(t('integrations.act.failed', 'Not all of it was done'), error),
  });
}

export type IntegrationOutcome = RouteReply<'actOnIntegrations'>['outcomes'][number];

export function useCreateIntegration() {
  const stored = useStored();
  return useMutation({
    mutationFn: (body: RouteInput<'createIntegration'>['body']) => callRoute('createIntegration', { body }),
    onSuccess: stored,
  });
}

export function useUpdateIntegration(uid: string) {
  const client = useQueryClient();
  const stored = useStored();
  return useMutation({
    mutationFn: (body: RouteInput<'updateIntegration'>['body']) =>
      callRoute('updateIntegration', { params: { uid }, body }),
    onSuccess: stored,
    onError: ({ code }) =>
      // What somebody else has saved is to be seen.
      code === 'template_changed' ? client.invalidateQueries({ queryKey: queryKeys.integration(uid) }) : undefined,
  });
}

/** Enables or disables an integration; `mutate` takes which. */
export function useSetEnabled(uid: string) {
  const stored = useStored();
  return useMutation({
    mutationFn: (enabled: boolean) =>
      callRoute('updateIntegration', { params: { uid }, body: { settings: { enabled } } }),
    onSuccess: (integration, enabled) => {
      stored(integration);
      notifySuccess(
        enabled
          ? t('integrations.enable.done', 'The integration is enabled')
          : t('integrations.disable.done', 'The integration is disabled')
      );
    },
    onError: (error, enabled) =>
      notifyFailure(
        enabled
          ? t('integrations.enable.failed', 'The integration was not enabled')
          : t('integrations.disable.failed', 'The integration was not disabled'),
        error
      ),
  });
}

/** Gives an integration another type; `mutate` takes the type. */
export function useChangeType(uid: string) {
  const stored = useStored();
  return useMutation({
    mutationFn: (type: IntegrationType) => callRoute('updateIntegration', { params: { uid }, body: { type } }),
    onSuccess: (integration) => {
      stored(integration);
      notifySuccess(
        t('integrations.use-type-done', 'The integration has another type: give the tool its new webhook URL')
      );
    },
    onError: (error) => notifyFailure(t('integrations.use-type-failed', 'The type was not changed'), error),
  });
}

export function useRotateToken(uid: string) {
  const stored = useStored();
  return useMutation({
    mutationFn: (body: RouteInput<'rotateToken'>['body']) => callRoute('rotateToken', { params: { uid }, body }),
    onSuccess: (integration) => {
      stored(integration);
      notifySuccess(t('integrations.rotate.done', 'The integration has a new webhook URL'));
    },
    onError: (error) => notifyFailure(t('integrations.rotate.failed', 'The token was not rotated'), error),
  });
}

/** Ends what was replaced and still counts; `mutate` takes its name. */
export function useEndFormerSecret(uid: string) {
  const stored = useStored();
  return useMutation({
    mutationFn: (name: FormerName) => callRoute('endFormerSecret', { params: { uid, name } }),
    onSuccess: (integration) => {
      stored(integration);
      notifySuccess(t('integrations.end-former.done', 'Only the new one is taken now'));
    },
    onError: (error) => notifyFailure(t('integrations.end-former.failed', 'The former one was not ended'), error),
  });
}

/** The URL of an integration that the sidecar shows once; null once it was put away, and wherever there is none. */
export function useShownUrl(uid: string): { shown: ShownUrl | null; putAway: () => void } {
  const client = useQueryClient();
  const queryKey = queryKeys.shownUrl(uid);
  const { data } = useQuery<ShownUrl | null>({ queryKey, queryFn: () => null, enabled: false });
  return { shown: data ?? null, putAway: () => client.setQueryData(queryKey, null) };
}

export interface ShownUrl {
  readonly url: string;
  /** The part of the URL that is secret. */
  readonly token: string;
}

export function useDeleteIntegration(uid: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => callRoute('deleteIntegration', { params: { uid } }),
    onSuccess: () => {
      client.removeQueries({ queryKey: queryKeys.integration(uid) });
      void client.invalidateQueries({ queryKey: queryKeys.live });
      notifySuccess(t('integrations.delete.done', 'Integration deleted'));
    },
    onError: (error) => notifyFailure(t('integrations.delete.failed', 'The integration was not deleted'), error),
  });
}

function useStored() {
  const client = useQueryClient();
  return (integration: Integration) => {
    const { url, token } = integration;
    if (integration.urlShownOnce && url !== undefined && token !== undefined) {
      client.setQueryData<ShownUrl>(queryKeys.shownUrl(integration.uid), { url, token });
    }
    client.setQueryData(queryKeys.integration(integration.uid), integration);
    void client.invalidateQueries({ queryKey: queryKeys.live });
  };
}

const allIntegrations = queryOptions({
  queryKey: queryKeys.integrationList,
  queryFn: ({ signal }) => readAll(signal),
  meta: rests,
});

async function readAll(signal: AbortSignal): Promise<IntegrationSummary[]> {
  const all: IntegrationSummary[] = [];
  let cursor: string | undefined;
  do {
    const page = await callRoute('listIntegrations', { query: { limit: 500, cursor } }, signal);
    all.push(...page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return all;
}
