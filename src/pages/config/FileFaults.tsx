import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Alert, useStyles2 } from '@grafana/ui';
import React from 'react';
import type { ProvisioningStatus } from '../../../pkg/contract/types.ts';
import { ExactTime } from '../../components/time/ExactTime';

/** What is wrong with the provisioning files, where, and since when. */
export function FileFaults({ failure: { since, message, faults } }: { failure: Failure }) {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.place}>
      <Alert
        severity="error"
        title={t('config.as-code.failed', 'The provisioning files are not applied; all is as it was before')}
      >
        <p>
          {t('config.as-code.since', 'Since')} <ExactTime at={since} />
        </p>
        {faults.length === 0 ? (
          <p>{message}</p>
        ) : (
          <ul className={styles.list}>
            {faults.map(({ file, line, message: fault }, i) => (
              <li key={i}>
                <code>
                  <bdi>{file}</bdi>:{line}
                </code>{' '}
                <bdi>{fault}</bdi>
              </li>
            ))}
          </ul>
        )}
      </Alert>
    </div>
  );
}

type Failure = NonNullable<ProvisioningStatus['failure']>;

const getStyles = (theme: GrafanaTheme2) => ({
  place: css({ width: '100%', overflowWrap: 'anywhere' }),
  list: css({ margin: theme.spacing(0, 0, 0, 2) }),
});
