import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { type Monaco, type monacoTypes, useStyles2 } from '@grafana/ui';
import React, { useEffect, useRef, useState } from 'react';
import { CodeBlock } from '../CodeBlock';

interface Props {
  /** As Monaco knows it. */
  language: string;
  /** Undefined until an editor is there: then both texts are shown as they are. */
  monaco: Monaco | undefined;
  before: string;
  after: string;
  /** What the texts are, for headings and screen readers. */
  beforeLabel: string;
  afterLabel: string;
}

/** What differs between two texts. */
export function TextDiff({ monaco, ...props }: Props) {
  const { before, after, beforeLabel, afterLabel } = props;
  if (monaco === undefined) {
    return (
      <>
        <CodeBlock label={beforeLabel} code={before} />
        <CodeBlock label={afterLabel} code={after} />
      </>
    );
  }
  return <MonacoDiff monaco={monaco} {...props} />;
}

function MonacoDiff({ monaco, language, before, after, beforeLabel, afterLabel }: Props & { monaco: Monaco }) {
  const styles = useStyles2(getStyles);
  const place = useRef<HTMLDivElement>(null);
  const [editor, setEditor] = useState<monacoTypes.editor.IStandaloneDiffEditor>();

  useEffect(() => {
    if (place.current === null) {
      return undefined;
    }
    const made = monaco.editor.createDiffEditor(place.current, options);
    const original = monaco.editor.createModel('', language);
    const modified = monaco.editor.createModel('', language);
    made.setModel({ original, modified });
    setEditor(made);
    return () => {
      setEditor(undefined);
      made.dispose();
      original.dispose();
      modified.dispose();
    };
  }, [monaco, language]);

  useEffect(() => {
    editor?.getOriginalEditor().updateOptions({ ariaLabel: beforeLabel });
    editor?.getModifiedEditor().updateOptions({ ariaLabel: afterLabel });
  }, [editor, beforeLabel, afterLabel]);

  useEffect(() => {
    const models = editor?.getModel();
    models?.original.setValue(before);
    models?.modified.setValue(after);
  }, [editor, before, after]);

  return (
    <figure className={styles.figure}>
      <figcaption className={styles.caption}>
        {t('components.text-diff.caption', 'Red: {{before}}. Green: {{after}}.', {
          before: beforeLabel,
          after: afterLabel,
          interpolation: { escapeValue: false },
        })}
      </figcaption>
      <div ref={place} className={styles.editor} />
    </figure>
  );
}

const options: monacoTypes.editor.IStandaloneDiffEditorConstructionOptions = {
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
};

const getStyles = (theme: GrafanaTheme2) => ({
  figure: css({ margin: 0 }),
  caption: css({ color: theme.colors.text.secondary, fontSize: theme.typography.bodySmall.fontSize }),
  editor: css({ height: 200, border: `1px solid ${theme.colors.border.medium}` }),
});
