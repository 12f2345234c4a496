import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Alert, useStyles2 } from '@grafana/ui';
import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import React from 'react';
import { isBeside, queryKeys } from '../api/client/queryKeys';
import { isReached } from '../api/health';
import { useConnectionProblem } from '../api/live/connection';
import { ExactTime } from '../components/time/ExactTime';

/**
 * Says that the sidecar does not answer or is not well, on pages that still show earlier data. A page without data says so
 * itself. The note lies over the page, so that nothing moves under the pointer.
 */
export function ConnectionNote() {
  const styles = useStyles2(getStyles);
  const client = useQueryClient();
  const problem = useConnectionProblem();
  const readAt = problem === null ? null : shownSince(client);
  if (problem === null || readAt === null) {
    return null;
  }
  const isUnwell = isReached(problem);
  return (
    <div className={styles.note}>
      <Alert
        severity="warning"
        elevated
        bottomSpacing={0}
        title={
          isUnwell
            ? t('app.connection.unwell', 'Bellhook reports a problem')
            : t('app.connection.unreached', 'Bellhook does not answer')
        }
      >
        <p className={styles.text}>
          {isUnwell
            ? problem.message
            : t('app.connection.stale', 'This page may be out of date. It tries again by itself.')}{' '}
          {t('app.connection.age', 'What it shows was read:')} <ExactTime at={readAt} />
        </p>
      </Alert>
    </div>
  );
}

/** When the oldest of what the page shows was read, in ISO 8601; null where it shows nothing. */
function shownSince(client: QueryClient): string | null {
  const shown = client.getQueryCache().findAll({ queryKey: queryKeys.live, type: 'active' });
  const times = shown.flatMap(({ queryKey, state }) =>
    state.data === undefined || isBeside(queryKey) ? [] : [state.dataUpdatedAt]
  );
  return times.length === 0 ? null : new Date(Math.min(...times)).toISOString();
}

const getStyles = (theme: GrafanaTheme2) => ({
  note: css({
    position: 'fixed',
    insetInline: theme.spacing(2),
    bottom: theme.spacing(2),
    maxWidth: theme.spacing(80),
    marginInline: 'auto',
    zIndex: theme.zIndex.sidemenu,
  }),
  // It can stay for long, so it leaves most of the page to be seen.
  text: css({ margin: 0, maxHeight: '8lh', overflow: 'hidden', overflowWrap: 'anywhere' }),
});
