import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { ClipboardButton, useStyles2 } from '@grafana/ui';
import React from 'react';
import type { Step } from '../../../../pkg/integration-types/type-presentation.ts';
import type { GuideTexts } from './placeholder';

interface Props {
  fields: NonNullable<Step['fields']>;
  texts: GuideTexts;
}

/** The fields of a form in a tool, each with a button that copies its value. */
export function FormFields({ fields, texts: { shown, copied } }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <dl className={styles.list}>
      {fields.map(({ name, value }) => (
        <div key={name} className={styles.field}>
          <dt className={styles.name}>{name}</dt>
          <dd className={styles.value}>
            <code className={styles.code} dir="ltr">
              {shown(value)}
            </code>
            {copied(value) !== null && (
              <ClipboardButton
                size="sm"
                variant="secondary"
                fill="text"
                icon="copy"
                aria-label={t('integration.copy-field', 'Copy: {{name}}', {
                  name,
                  interpolation: { escapeValue: false },
                })}
                getText={() => copied(value) ?? ''}
              />
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  list: css({ margin: 0, display: 'flex', flexDirection: 'column', gap: theme.spacing(0.5) }),
  field: css({ display: 'flex', flexWrap: 'wrap', alignItems: 'baseline', columnGap: theme.spacing(2) }),
  name: css({
    margin: 0,
    flex: '0 0 auto',
    minWidth: theme.spacing(18),
    fontWeight: theme.typography.fontWeightRegular,
  }),
  value: css({ margin: 0, display: 'flex', alignItems: 'center', gap: theme.spacing(0.5), minWidth: 0 }),
  code: css({ margin: 0, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }),
});
