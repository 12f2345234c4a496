import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { type Monaco, type monacoTypes, useStyles2 } from '@grafana/ui';
import React, { useEffect, useRef } from 'react';
import { CodeBlock } from '../../../../components/CodeBlock';
import { jinjaLanguage } from './jinjaLanguage';

interface Props {
  /** Undefined until an editor is there: then both texts are shown as they are. */
  monaco: Monaco | undefined;
  before: string;
  after: string;
  /** What the texts are, for headings and screen readers. */
  beforeLabel: string;
  afterLabel: string;
}

/** What differs between two texts of a template. */
export function TemplateDiff({ monaco, before, after, beforeLabel, afterLabel }: Props) {
  if (monaco === undefined) {
    return (
      <>
        <CodeBlock label={beforeLabel} code={before} />
        <CodeBlock label={afterLabel} code={after} />
      </>
    );
  }
  return <MonacoDiff {...{ monaco, before, after, beforeLabel, afterLabel }} />;
}

function MonacoDiff({ monaco, before, after, beforeLabel, afterLabel }: Props & { monaco: Monaco }) {
  const styles = useStyles2(getStyles);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (place.current === null) {
      return undefined;
    }
    const editor = monaco.editor.createDiffEditor(place.current, {
      readOnly: true,
      automaticLayout: true,
      renderSideBySide: false,
      minimap: { enabled: false },
      scrollBeyondLastLine: false,
      wordWrap: 'on',
      diffWordWrap: 'on',
      folding: false,
      lineNumbers: 'off',
      contextmenu: false,
      renderOverviewRuler: false,
      // The wheel goes on to the page at the ends of the text.
      scrollbar: { alwaysConsumeMouseWheel: false },
    });
    label(editor.getOriginalEditor(), beforeLabel);
    label(editor.getModifiedEditor(), afterLabel);
    const models = {
      original: monaco.editor.createModel(before, jinjaLanguage),
      modified: monaco.editor.createModel(after, jinjaLanguage),
    };
    editor.setModel(models);
    return () => {
      editor.dispose();
      models.original.dispose();
      models.modified.dispose();
    };
  }, [monaco, before, after, beforeLabel, afterLabel]);
  return (
    <figure className={styles.figure}>
      <figcaption className={styles.caption}>
        {t('templates.diff.caption', 'Red: {{before}}. Green: {{after}}.', {
          before: beforeLabel,
          after: afterLabel,
          interpolation: { escapeValue: false },
        })}
      </figcaption>
      <div ref={place} className={styles.editor} />
    </figure>
  );
}

function label(editor: monacoTypes.editor.IStandaloneCodeEditor, ariaLabel: string): void {
  editor.updateOptions({ ariaLabel });
}

const getStyles = (theme: GrafanaTheme2) => ({
  figure: css({ margin: 0 }),
  caption: css({ color: theme.colors.text.secondary, fontSize: theme.typography.bodySmall.fontSize }),
  editor: css({ height: 200, border: `1px solid ${theme.colors.border.medium}` }),
});
