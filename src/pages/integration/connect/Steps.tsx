import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Stack, useStyles2 } from '@grafana/ui';
import React from 'react';
import type { Step } from '../../../../pkg/integration-types/type-presentation.ts';
import { CodeBlock } from '../../../components/CodeBlock';
import { FormFields } from './FormFields';
import type { GuideTexts } from './placeholder';

interface Props {
  steps: readonly Step[];
  texts: GuideTexts;
}

/** What to do in a tool, with what there is to copy for each step. */
export function Steps({ steps, texts }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <ol className={styles.list}>
      {steps.map(({ text, code, fields }, i) => (
        <li key={text}>
          <Stack direction="column" gap={1}>
            <span>{text}</span>
            {fields && <FormFields fields={fields} texts={texts} />}
            {code && (
              <CodeBlock
                label={labelOf(i + 1, code.label)}
                code={texts.shown(code.text)}
                copy={texts.copied(code.text)}
              />
            )}
          </Stack>
        </li>
      ))}
    </ol>
  );
}

/** Two steps may be about the same file. */
function labelOf(step: number, label: string): string {
  return t('integration.step-label', 'Step {{step}}: {{label}}', {
    step,
    label,
    interpolation: { escapeValue: false },
  });
}

const getStyles = (theme: GrafanaTheme2) => ({
  list: css({
    margin: 0,
    paddingInlineStart: theme.spacing(3),
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(2),
  }),
});
