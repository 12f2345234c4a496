import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Text, useStyles2 } from '@grafana/ui';
import React, { type HTMLAttributes } from 'react';
import { messageLimit } from '../../../pkg/contract/templates/templates.ts';
import { layoutLimit } from '../layoutLimit';
import { useMarkdown } from './useMarkdown';

interface Props {
  text: string;
  format: 'markdown' | 'text';
  /** A label of the content for screen readers. */
  label: string;
}

/** The message of an alert, as text or as formatted Markdown. A message that cannot be formatted is shown as text. */
export function Message({ format, ...props }: Props) {
  return (
    <>
      {format === 'text' ? <PlainText {...props} /> : <Markdown {...props} />}
      {isCut(props.text) && <Limit limit={messageLimit} />}
    </>
  );
}

/** Whether the sidecar has kept only the beginning. */
function isCut(text: string): boolean {
  return text.length === messageLimit && text.endsWith('…');
}

function Limit({ limit }: { limit: number }) {
  return (
    <Text element="p" variant="bodySmall" color="secondary">
      {t('message.limit', 'The first {{limit}} characters. The payload has all of it.', {
        limit: limit.toLocaleString(),
      })}
    </Text>
  );
}

function Markdown({ text, label }: Omit<Props, 'format'>) {
  const styles = useStyles2(getStyles);
  const outcome = useMarkdown(text);
  if (outcome === undefined) {
    return <PlainText text={text} label={label} />;
  }
  if ('html' in outcome) {
    return (
      <Box
        className={cx('markdown-html', styles.formatted)}
        label={label}
        dangerouslySetInnerHTML={{ __html: outcome.html }}
      />
    );
  }
  return (
    <>
      <PlainText text={text} label={label} />
      <Text element="p" variant="bodySmall" color="secondary">
        {refusalText(outcome.refused)}
      </Text>
    </>
  );
}

function refusalText(reason: 'deep' | 'large' | 'failed'): string {
  switch (reason) {
    case 'deep':
      return t('message.too-deep', 'Shown as text: its quotes, lists or tags are nested too deeply to be formatted.');
    case 'large':
      return t('message.too-large', 'Shown as text: it has too many parts to be formatted.');
    case 'failed':
      return t('message.not-formatted', 'Shown as text: it could not be formatted.');
  }
}

function PlainText({ text, label }: Omit<Props, 'format'>) {
  const styles = useStyles2(getStyles);
  const limit = layoutLimit(text, text.length);
  return (
    <>
      <Box className={styles.text} label={label}>
        {text.slice(0, limit)}
      </Box>
      {limit < text.length && <Limit limit={limit} />}
    </>
  );
}

function Box({ className, label, ...props }: HTMLAttributes<HTMLDivElement> & { label: string }) {
  const styles = useStyles2(getStyles);
  return (
    <div
      {...props}
      className={cx(styles.box, className)}
      role="group"
      aria-label={label}
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- scrolls, so the keyboard must reach it
      tabIndex={0}
      dir="auto"
    />
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  box: css({
    padding: theme.spacing(2),
    maxHeight: 'max(200px, 30vh)',
    overflow: 'auto',
    overflowWrap: 'anywhere',
    background: theme.colors.background.secondary,
    borderRadius: theme.shape.radius.default,
    unicodeBidi: 'isolate',
    '&:focus-visible': { outline: `2px solid ${theme.colors.primary.main}`, outlineOffset: -2 },
  }),
  text: css({ whiteSpace: 'pre-wrap' }),
  formatted: css({ '& > :last-child': { marginBottom: 0 } }),
});
