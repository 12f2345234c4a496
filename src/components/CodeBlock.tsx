import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, ClipboardButton, Stack, Text, useStyles2 } from '@grafana/ui';
import React, { useState } from 'react';
import { layoutLimit, shownAtFirst, shownAtMost } from './layoutLimit';

interface Props {
  /** A label of the content for screen readers. */
  label: string;
  code: string;
  /** What is shown when somebody asks for all of a long text. By default it is the code itself. */
  whole?: string;
  /** What the copy button copies; null where there is none. By default it is the whole text. */
  copy?: string | null;
}

/**
 * Text in a fixed-width font, with a button to copy it. Only the beginning of a long text is shown until somebody asks for all
 * of it.
 */
export function CodeBlock({ label, code, whole = code, copy = whole }: Props) {
  const styles = useStyles2(getStyles);
  const [isWhole, setWhole] = useState(false);
  const text = isWhole ? whole : code;
  const limit = layoutLimit(text, isWhole ? shownAtMost : shownAtFirst);
  return (
    <>
      <div className={styles.block}>
        {copy !== null && (
          <ClipboardButton
            className={styles.copy}
            size="sm"
            variant="secondary"
            icon="copy"
            aria-label={t('components.code-block.copy', 'Copy: {{label}}', {
              label,
              interpolation: { escapeValue: false },
            })}
            getText={() => copy}
          >
            {t('components.code-block.copy-short', 'Copy')}
          </ClipboardButton>
        )}
        {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- scrolls, so the keyboard must reach it */}
        <pre className={styles.code} role="group" aria-label={label} dir="ltr" tabIndex={0}>
          {text.slice(0, limit)}
        </pre>
      </div>
      {text.length > limit && (
        <Stack alignItems="center" gap={1} wrap="wrap">
          <Text color="secondary" variant="bodySmall">
            {t('components.code-block.limit', 'The first {{limit}} characters.', { limit: limit.toLocaleString() })}
          </Text>
          {!isWhole && layoutLimit(whole, shownAtMost) > limit && (
            <Button size="sm" variant="secondary" fill="text" onClick={() => setWhole(true)}>
              {t('components.code-block.show-all', 'Show all as text')}
            </Button>
          )}
        </Stack>
      )}
    </>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  block: css({ position: 'relative' }),
  copy: css({ position: 'absolute', top: theme.spacing(1), right: theme.spacing(2) }),
  code: css({
    margin: 0,
    padding: theme.spacing(1.5),
    paddingRight: theme.spacing(13),
    maxHeight: 400,
    overflow: 'auto',
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
    color: theme.colors.text.primary,
    background: theme.colors.background.canvas,
    border: `1px solid ${theme.colors.border.weak}`,
    borderRadius: theme.shape.radius.default,
    fontFamily: theme.typography.fontFamilyMonospace,
    fontSize: theme.typography.bodySmall.fontSize,
    unicodeBidi: 'isolate',
    '&:focus-visible': { outline: `2px solid ${theme.colors.primary.main}`, outlineOffset: -2 },
  }),
});
