import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Alert, Badge, Button, LoadingPlaceholder, Stack, Text, useStyles2 } from '@grafana/ui';
import React from 'react';
import type { ApiError } from '../../api/client/ApiError';
import { isReached, useHealth } from '../../api/health';
import { Section } from '../../components/Section';

/** Shows whether the sidecar is reached and well, and what to do if not. It checks again by itself. */
export function Connection() {
  const { data, error, isFetching, refetch } = useHealth();
  return (
    <Section title={t('config.connection.title', 'Sidecar')}>
      {error ? (
        <Problem error={error} isFetching={isFetching} onRetry={() => void refetch()} />
      ) : data ? (
        <Stack direction="column" gap={1}>
          <div role="status">
            <Badge color="green" icon="check" text={t('config.connection.ok', 'Connected')} />
          </div>
          <Text>{data.message}</Text>
          <Text color="secondary">
            {t('config.connection.version', 'Version {{version}}, store: {{store}}', {
              version: data.details.version,
              store: data.details.store,
              interpolation: { escapeValue: false },
            })}
          </Text>
        </Stack>
      ) : (
        <LoadingPlaceholder role="status" text={t('config.connection.loading', 'Looking for the sidecar…')} />
      )}
    </Section>
  );
}

function Problem({ error, isFetching, onRetry }: { error: ApiError; isFetching: boolean; onRetry: () => void }) {
  const styles = useStyles2(getStyles);
  const isUnwell = isReached(error);
  return (
    <Alert
      severity="error"
      title={
        isUnwell
          ? t('config.connection.unwell', 'Grafana reaches the sidecar, but something is wrong')
          : t('config.connection.unreached', 'Grafana does not reach the sidecar')
      }
    >
      <p className={styles.text}>{error.message}</p>
      {!isUnwell && (
        <ul className={styles.list}>
          <li>
            {t(
              'config.connection.mend-attach',
              'If the sidecar runs beside Grafana (compose, Kubernetes): is it running, and do both see the socket that BELLHOOK_SOCKET names?'
            )}
          </li>
          <li>
            {t(
              'config.connection.mend-managed',
              "If Grafana starts the sidecar itself: look for lines of the plugin bellhook-alerts-app in Grafana's log."
            )}
          </li>
        </ul>
      )}
      <Button variant="secondary" onClick={onRetry} disabled={isFetching}>
        {t('config.connection.retry', 'Retry')}
      </Button>
    </Alert>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  text: css({ overflowWrap: 'anywhere' }),
  list: css({ margin: theme.spacing(0, 0, 2, 2) }),
});
