import { t } from '@grafana/i18n';
import { PluginPage } from '@grafana/runtime';
import { Button, EmptyState, ErrorBoundary, LoadingPlaceholder } from '@grafana/ui';
import React, { type ReactNode, Suspense, useState } from 'react';
import { useLocation } from 'react-router-dom';

/** Contains the failure of a page, or of loading its code, so that the rest of Grafana keeps working. */
export function RouteBoundary({ children }: { children: ReactNode }) {
  const { pathname } = useLocation();
  const [attempt, setAttempt] = useState(0);
  return (
    <ErrorBoundary dependencies={[pathname, attempt]}>
      {({ error }) =>
        error ? (
          <PluginPage>
            <EmptyState
              role="alert"
              variant="not-found"
              message={t('app.page-failed.title', 'This page cannot be shown')}
              button={
                <Button variant="secondary" onClick={() => setAttempt(attempt + 1)}>
                  {t('app.page-failed.retry', 'Try again')}
                </Button>
              }
            >
              {error.message}
            </EmptyState>
          </PluginPage>
        ) : (
          <Suspense
            fallback={
              <PluginPage>
                <LoadingPlaceholder text={t('app.loading', 'Loading…')} />
              </PluginPage>
            }
          >
            {children}
          </Suspense>
        )
      }
    </ErrorBoundary>
  );
}
