import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import React, { useMemo } from 'react';
import type { AlertGroup } from '../../../pkg/contract/types.ts';
import { messageHtml } from '../../components/messageHtml';
import { Section } from '../../components/Section';
import { Payload } from './Payload';

interface Props {
  group: Pick<AlertGroup, 'message' | 'integration'>;
  /** Undefined until it is read. */
  newestPayload: string | undefined;
}

/** What the alerts say: the message as Markdown or, where a webhook sends none, what it sent. */
export function GroupMessage({ group, newestPayload }: Props) {
  if (group.message !== null) {
    const title = t('alert-group.message', 'Message');
    return (
      <Section title={title}>
        <Message text={group.message} title={title} />
      </Section>
    );
  }
  if (group.integration.type === 'webhook' && newestPayload !== undefined) {
    return (
      <Section title={t('alert-group.newest-payload', 'Newest payload')}>
        <Payload text={newestPayload} />
      </Section>
    );
  }
  return null;
}

function Message({ text, title }: { text: string; title: string }) {
  const styles = useStyles2(getStyles);
  const html = useMemo(() => messageHtml(text), [text]);
  return (
    <div
      className={`markdown-html ${styles.message}`}
      role="group"
      aria-label={title}
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- scrolls, so the keyboard must reach it
      tabIndex={0}
      dir="auto"
      dangerouslySetInnerHTML={{ __html: html }}
    />
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  message: css({
    padding: theme.spacing(2),
    maxHeight: 480,
    overflowY: 'auto',
    overflowWrap: 'anywhere',
    background: theme.colors.background.secondary,
    borderRadius: theme.shape.radius.default,
    unicodeBidi: 'isolate',
    '& > :last-child': { marginBottom: 0 },
    '&:focus-visible': { outline: `2px solid ${theme.colors.primary.main}`, outlineOffset: -2 },
  }),
});
