import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Text, useStyles2 } from '@grafana/ui';
import React, { useMemo } from 'react';
import { templatePath } from '../../../../components/payload/json/paths';
import { readJson } from '../../../../components/payload/json/readJson';
import { type Change, diffJson } from './diffJson';

interface Props {
  /** JSON text, as `after`. */
  before: string;
  after: string;
}

/** The differences between two payloads, by path. */
export function Diff({ before, after }: Props) {
  const styles = useStyles2(getStyles);
  const difference = useMemo(() => {
    const [first, second] = [readJson(before), readJson(after)];
    return first && second && diffJson(first, second);
  }, [before, after]);
  if (difference === undefined) {
    return <Text>{t('alert-group.diff.unreadable', 'One of the payloads is no JSON.')}</Text>;
  }
  if (difference.changes.length === 0) {
    return <Text>{t('alert-group.diff.equal', 'The two payloads are equal.')}</Text>;
  }
  return (
    <>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('alert-group.diff.path', 'Path')}</th>
            <th scope="col">{t('alert-group.diff.change', 'Change')}</th>
          </tr>
        </thead>
        <tbody>
          {difference.changes.map((change, i) => (
            <tr key={i}>
              <th scope="row" className={styles.path}>
                <code>{templatePath(change.path)}</code>
              </th>
              <td className={styles.values}>
                <div className={styles.kind}>{kindText(change)}</div>
                {change.before !== undefined && <del className={styles.before}>{change.before}</del>}
                {change.after !== undefined && <ins className={styles.after}>{change.after}</ins>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {difference.isCut && (
        <Text color="secondary">
          {t('alert-group.diff.cut', 'The first {{count}} differences; there are more.', {
            count: difference.changes.length,
          })}
        </Text>
      )}
    </>
  );
}

function kindText({ before, after }: Change): string {
  if (before === undefined) {
    return t('alert-group.diff.added', 'Added');
  }
  return after === undefined ? t('alert-group.diff.removed', 'Removed') : t('alert-group.diff.changed', 'Changed');
}

const getStyles = (theme: GrafanaTheme2) => {
  const value = {
    display: 'block',
    padding: theme.spacing(0.25, 0.5),
    textDecoration: 'none',
    overflowWrap: 'anywhere',
    whiteSpace: 'pre-wrap',
    unicodeBidi: 'isolate',
    color: theme.colors.text.primary,
    borderRadius: theme.shape.radius.default,
    fontFamily: theme.typography.fontFamilyMonospace,
  } as const;
  return {
    table: css({
      width: '100%',
      tableLayout: 'fixed',
      fontSize: theme.typography.bodySmall.fontSize,
      '& th, & td': {
        padding: theme.spacing(0.75),
        textAlign: 'start',
        verticalAlign: 'top',
        borderBottom: `1px solid ${theme.colors.border.weak}`,
      },
    }),
    path: css({
      overflowWrap: 'anywhere',
      fontWeight: theme.typography.fontWeightRegular,
      '& code': { whiteSpace: 'normal' },
    }),
    values: css({ overflowWrap: 'anywhere' }),
    kind: css({ color: theme.colors.text.secondary }),
    before: css({ ...value, background: theme.colors.error.transparent, '&::before': { content: '"− "' } }),
    after: css({ ...value, background: theme.colors.success.transparent, '&::before': { content: '"+ "' } }),
  };
};
