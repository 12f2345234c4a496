import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Alert, useStyles2 } from '@grafana/ui';
import React from 'react';
import type { ProvisioningStatus } from '../../../pkg/contract/types.ts';
import { ExactTime } from '../../components/time/ExactTime';

/** What is wrong with the provisioning files, where, and since when. */
export function FileFaults({ failure: { since, message, faults, hasOthers } }: { failure: Failure }) {
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
        {faults.length === 0 && !hasOthers && <p>{message}</p>}
        {faults.length > 0 && (
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
        {hasOthers && (
          <p>
            {t(
              'config.as-code.others',
              'There are faults that only Admins of other orgs see, or of the main org where they belong to none.'
            )}
          </p>
        )}
      </Alert>
    </div>
  );
}

type Failure = NonNullable<ProvisioningStatus['failure']>;

const getStyles = (theme: GrafanaTheme2) => ({
  place: css({ width: '100%', overflowWrap: 'anywhere' }),
  list: css({ margin: theme.spacing(0, 0, 1, 2) }),
});
