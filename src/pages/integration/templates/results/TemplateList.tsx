import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Badge, Icon, Stack, Text, useStyles2 } from '@grafana/ui';
import React from 'react';
import { type TemplateName, templateNames } from '../../../../../pkg/contract/templates/templates.ts';
import type { Integration, TemplateResult } from '../../../../../pkg/contract/types.ts';
import { templateNameText } from '../../../../components/integration/templateNameText';
import type { Drafts } from '../useDrafts';
import { ResultLook } from './ResultLook';
import { tookText } from './tookText';

interface Props {
  integration: Integration;
  drafts: Drafts;
  chosen: TemplateName;
  onChoose: (name: TemplateName) => void;
  /** What each makes of the payload; undefined until it is known, and for people who cannot try templates. */
  results: Partial<Record<TemplateName, TemplateResult>> | undefined;
}

/** The templates of an integration, each with what it makes of the payload. */
export function TemplateList({ integration, drafts, chosen, onChoose, results }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <ul className={styles.list} aria-label={t('templates.title', 'Templates')}>
      {templateNames.map((name) => {
        const result = results?.[name];
        return (
          <li key={name} className={cx(styles.item, name === chosen && styles.chosen)}>
            <button
              type="button"
              className={styles.button}
              aria-current={name === chosen ? 'true' : undefined}
              onClick={() => onChoose(name)}
            >
              <Stack alignItems="center" gap={0.5} wrap="wrap">
                <Text weight="medium">{templateNameText(name)}</Text>
                {drafts[name] ? (
                  <Badge color="orange" text={t('templates.mark.draft', 'Not saved')} />
                ) : (
                  integration.templates[name].customised && (
                    <Badge color="blue" text={t('templates.mark.customised', 'Customised')} />
                  )
                )}
                {result !== undefined && result.failures.length + result.warnings.length > 0 && (
                  <span role="img" aria-label={t('templates.mark.fault', 'Has failures or warnings')}>
                    <Icon name="exclamation-triangle" size="sm" />
                  </span>
                )}
              </Stack>
            </button>
            {result && <span className={styles.time}>{tookText(result)}</span>}
            {result && (
              <div className={styles.result}>
                <ResultLook name={name} result={result} messageFormat={integration.settings.messageFormat} />
              </div>
            )}
          </li>
        );
      })}
    </ul>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  list: css({
    listStyle: 'none',
    margin: 0,
    border: `1px solid ${theme.colors.border.weak}`,
    borderRadius: theme.shape.radius.default,
    overflow: 'hidden',
  }),
  item: css({
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    alignItems: 'baseline',
    columnGap: theme.spacing(1),
    padding: theme.spacing(0.5, 1),
    borderInlineStart: '3px solid transparent',
    '& + &': { borderTop: `1px solid ${theme.colors.border.weak}` },
  }),
  chosen: css({ borderInlineStartColor: theme.colors.primary.main, background: theme.colors.background.secondary }),
  button: css({
    display: 'block',
    width: '100%',
    padding: 0,
    border: 0,
    background: 'none',
    textAlign: 'start',
    color: theme.colors.text.primary,
    '&:hover': { textDecoration: 'underline' },
    '&:focus-visible': { outline: `2px solid ${theme.colors.primary.main}`, outlineOffset: 2 },
  }),
  time: css({ ...theme.typography.bodySmall, color: theme.colors.text.secondary }),
  result: css({ gridColumn: '1 / -1', maxHeight: 160, overflow: 'auto', overflowWrap: 'anywhere' }),
});
