import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, Icon, Text, useStyles2 } from '@grafana/ui';
import React from 'react';
import { errorText } from '../../../../api/client/ApiError';
import { type Tried, useTemplatePreview } from '../../../../api/templates';
import { CodeBlock } from '../../../../components/CodeBlock';
import type { CheatSheetEntry } from '../editor/cheatSheet';

interface Props {
  uid: string;
  tried: Tried | undefined;
  entry: CheatSheetEntry;
  isOpen: boolean;
  onToggle: () => void;
  onInsert: (example: string) => void;
}

/** The name of something that templates can use; open, its example and what that gives on the payload. */
export function Example({ entry: { name, example }, isOpen, onToggle, ...props }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.entry}>
      <button type="button" className={styles.name} aria-expanded={isOpen} onClick={onToggle}>
        <Icon size="sm" name={isOpen ? 'angle-down' : 'angle-right'} />
        <code>{name}</code>
      </button>
      {isOpen && <Open {...props} example={example} />}
    </div>
  );
}

function Open({ uid, tried, example, onInsert }: Pick<Props, 'uid' | 'tried' | 'onInsert'> & { example: string }) {
  const styles = useStyles2(getStyles);
  const changes = JSON.stringify({ title: example });
  const preview = useTemplatePreview(
    { uid, changes, tried: JSON.stringify(tried ?? null), only: 'title' },
    tried !== undefined
  );
  const result = preview.isPlaceholderData ? undefined : preview.data?.results.title;
  return (
    <div className={styles.open}>
      <CodeBlock label={t('templates.cheat-sheet.example', 'Example')} code={example} />
      {preview.error && <Text color="error">{errorText(preview.error)}</Text>}
      {result && (
        <CodeBlock
          label={t('templates.cheat-sheet.gives', 'What it gives on the payload')}
          code={result.failures[0]?.message ?? result.output}
        />
      )}
      <div>
        <Button size="sm" variant="secondary" icon="plus" onClick={() => onInsert(example)}>
          {t('templates.cheat-sheet.insert', 'Insert the example')}
        </Button>
      </div>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  entry: css({ padding: theme.spacing(0.25, 0) }),
  name: css({
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(0.5),
    padding: 0,
    border: 0,
    background: 'none',
    color: theme.colors.text.primary,
    '&:focus-visible': { outline: `2px solid ${theme.colors.primary.main}`, outlineOffset: 2 },
  }),
  open: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(1), padding: theme.spacing(1, 0, 1, 2.5) }),
});
