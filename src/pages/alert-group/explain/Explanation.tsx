import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import React from 'react';
import { useExplanation } from '../../../api/groupHistory';
import { GroupLink } from '../../../components/alert-group/GroupLink';
import { templateNameText } from '../../../components/integration/templateNameText';
import { QueryView } from '../../../components/QueryView';
import { differsText, nextText, outcomeText } from './explanationTexts';

interface Props {
  groupId: string;
  alertId: string;
}

/** Why an alert is in its group: what each template made of it, what it did, and what an equal one would do now. */
export function Explanation({ groupId, alertId }: Props) {
  const styles = useStyles2(getStyles);
  const query = useExplanation(groupId, alertId);
  return (
    <QueryView query={query}>
      {(explanation) => {
        const { opened, next, templates, stored, differs } = explanation;
        const earlier = opened?.earlier ?? null;
        return (
          <div className={styles.view}>
            <p className={styles.text}>
              {outcomeText(explanation)} {earlier && <GroupLink id={earlier.id} number={earlier.number} />}
            </p>
            <p className={styles.text}>
              {nextText(next.outcome)}{' '}
              {next.groupId !== null && next.number !== null && <GroupLink id={next.groupId} number={next.number} />}
            </p>
            {differs.length > 0 && <p className={styles.text}>{differsText(explanation)}</p>}
            <dl className={styles.keys}>
              <dt>{t('alert-group.explain.key', 'Grouping key')}</dt>
              <dd>
                <Key text={stored.groupingKey} />
              </dd>
            </dl>
            <table className={styles.table}>
              <thead>
                <tr>
                  <th scope="col">{t('alert-group.explain.template', 'Template')}</th>
                  <th scope="col">{t('alert-group.explain.output', 'What it makes of this alert')}</th>
                </tr>
              </thead>
              <tbody>
                {templates.map(({ name, source, template, output, failure }) => (
                  <tr key={name}>
                    <th scope="row">
                      {templateNameText(name)}
                      {source === 'custom' && (
                        <span className={styles.quiet}> {t('alert-group.explain.custom', '(customised)')}</span>
                      )}
                      <details className={styles.quiet}>
                        <summary>{t('alert-group.explain.text', 'Its text')}</summary>
                        <code className={styles.code}>{template.slice(0, shown)}</code>
                      </details>
                    </th>
                    <td>
                      {failure !== null && <bdi className={styles.failure}>{failure}</bdi>}
                      {output === null || output === '' ? (
                        <span className={styles.quiet}>{t('alert-group.explain.nothing', 'nothing')}</span>
                      ) : (
                        <bdi className={styles.output}>{output.slice(0, shown)}</bdi>
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        );
      }}
    </QueryView>
  );
}

/** More UTF-16 units than fit in view. */
const shown = 2000;

function Key({ text }: { text: string | null }) {
  return text === null ? (
    <>{t('alert-group.explain.no-key', 'none, so that each alert has a group of its own')}</>
  ) : (
    <code>
      <bdi>{text.slice(0, shown)}</bdi>
    </code>
  );
}

const getStyles = (theme: GrafanaTheme2) => {
  const bounded = { display: 'block', maxHeight: 160, overflow: 'auto', whiteSpace: 'pre-wrap' } as const;
  return {
    view: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(1), overflowWrap: 'anywhere' }),
    text: css({ margin: 0 }),
    keys: css({
      display: 'grid',
      gridTemplateColumns: 'max-content minmax(0, 1fr)',
      gap: theme.spacing(1),
      margin: 0,
      '& dd': { margin: 0, maxHeight: 120, overflow: 'auto' },
      '& code': { whiteSpace: 'pre-wrap' },
    }),
    table: css({
      width: '100%',
      tableLayout: 'fixed',
      fontSize: theme.typography.bodySmall.fontSize,
      '& th, & td': {
        padding: theme.spacing(0.5),
        textAlign: 'start',
        verticalAlign: 'top',
        borderBottom: `1px solid ${theme.colors.border.weak}`,
      },
      '& th:first-of-type': { width: '35%' },
    }),
    quiet: css({ color: theme.colors.text.secondary, fontWeight: theme.typography.fontWeightRegular }),
    code: css({ ...bounded, margin: 0 }),
    output: css(bounded),
    failure: css({ display: 'block', color: theme.colors.error.text }),
  };
};
