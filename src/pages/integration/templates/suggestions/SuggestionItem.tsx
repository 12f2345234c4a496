import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Checkbox, Text, useStyles2 } from '@grafana/ui';
import React from 'react';
import type { MessageFormat } from '../../../../../pkg/contract/integrations/settings.ts';
import type { SuggestedTemplate, TemplateResult } from '../../../../../pkg/contract/types.ts';
import { CodeBlock } from '../../../../components/CodeBlock';
import { templateNameText } from '../../../../components/integration/templateNameText';
import { ResultLook } from '../results/ResultLook';
import { reasonText } from './reasonText';

interface Props {
  suggestion: SuggestedTemplate;
  isChosen: boolean;
  onChoose: (isChosen: boolean) => void;
  /** Whether a draft of the template is there, which would be replaced. */
  hasDraft: boolean;
  /** What it makes of the payload. */
  result: TemplateResult | undefined;
  messageFormat: MessageFormat;
}

/** A suggested template: its text, why, and what it gives. */
export function SuggestionItem({ suggestion, isChosen, onChoose, hasDraft, result, messageFormat }: Props) {
  const styles = useStyles2(getStyles);
  const { template, text, because, same } = suggestion;
  const name = templateNameText(template);
  return (
    <li className={styles.item}>
      <Checkbox
        value={isChosen}
        onChange={(event) => onChoose(event.currentTarget.checked)}
        label={name}
        description={noteOf(same, hasDraft && isChosen)}
      />
      <div className={styles.inner}>
        <ul className={styles.reasons}>
          {because.map((reason) => (
            <li key={reason.field}>
              <code>
                <bdi>{reason.field}</bdi>
              </code>{' '}
              <bdi>{reasonText(reason)}</bdi>
            </li>
          ))}
        </ul>
        <CodeBlock label={t('templates.suggestions.template', 'Suggested: {{name}}', { name })} code={text} />
        {isChosen && result && (
          <div className={styles.result}>
            <Text color="secondary" variant="bodySmall">
              {t('templates.suggestions.gives', 'On this payload it gives')}
            </Text>{' '}
            <ResultLook name={template} result={result} messageFormat={messageFormat} />
          </div>
        )}
      </div>
    </li>
  );
}

function noteOf(isSame: boolean, replacesDraft: boolean): string | undefined {
  if (replacesDraft) {
    return t('templates.suggestions.replaces', 'Your draft of it would be replaced.');
  }
  return isSame
    ? t('templates.suggestions.same', 'The present template does the same with these payloads.')
    : undefined;
}

const getStyles = (theme: GrafanaTheme2) => ({
  item: css({ listStyle: 'none' }),
  inner: css({
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(1),
    paddingInlineStart: theme.spacing(3),
    marginTop: theme.spacing(0.5),
  }),
  reasons: css({ margin: 0, paddingInlineStart: theme.spacing(2), overflowWrap: 'anywhere' }),
  result: css({ maxHeight: 160, overflow: 'auto', overflowWrap: 'anywhere' }),
});
