import { t } from '@grafana/i18n';
import { Alert, Button, LoadingPlaceholder } from '@grafana/ui';
import type { UseInfiniteQueryResult, UseQueryResult } from '@tanstack/react-query';
import React, { type ReactNode } from 'react';
import { type ApiError, isTransient } from '../api/client/ApiError';
import { isReached } from '../api/health';
import { useConnectionProblem } from '../api/live/connection';
import { ErrorState } from './ErrorState';

interface Props<Data> {
  query: Pick<
    UseQueryResult<Data, ApiError> | UseInfiniteQueryResult<Data, ApiError>,
    'data' | 'error' | 'isFetching' | 'refetch'
  >;
  children: (data: Data) => ReactNode;
}

/** Shows the state of a query: loading, an error with Retry, or its data, which stay when a refresh fails. */
export function QueryView<Data>({ query: { data, error, isFetching, refetch }, children }: Props<Data>) {
  const problem = useConnectionProblem();
  const retry = () => void refetch();
  if (error && (data === undefined || !isTransient(error))) {
    return <ErrorState error={error} onRetry={retry} />;
  }
  if (data === undefined && problem !== null && !isReached(problem)) {
    return <ErrorState error={problem} onRetry={retry} />;
  }
  if (data === undefined) {
    return <LoadingPlaceholder role="status" text={t('components.query-view.loading', 'Loading…')} />;
  }
  return (
    <>
      {error && problem === null && (
        <Alert
          severity="warning"
          title={t('components.query-view.stale', 'This may be out of date: Bellhook does not answer')}
        >
          <Button size="sm" variant="secondary" onClick={retry} disabled={isFetching}>
            {t('components.query-view.retry', 'Retry')}
          </Button>
        </Alert>
      )}
      {children(data)}
    </>
  );
}
