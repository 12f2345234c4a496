import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { CodeEditor, type Monaco, useStyles2 } from '@grafana/ui';
import React from 'react';

interface Props {
  /** A label for screen readers. */
  label: string;
  yaml: string;
  /** Called with Grafana's Monaco once it is there. */
  onMonaco: (monaco: Monaco) => void;
}

/** YAML to read, in Grafana's own code editor. */
export function YamlEditor({ label, yaml, onMonaco }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.editor}>
      <CodeEditor
        language="yaml"
        value={yaml}
        height={heightOf(yaml)}
        width="100%"
        showLineNumbers
        showMiniMap={false}
        readOnly
        monacoOptions={{ ariaLabel: label, scrollBeyondLastLine: false }}
        onEditorDidMount={(_, monaco) => onMonaco(monaco)}
      />
    </div>
  );
}

/** In pixels. */
const lineHeight = 18;

/** All of it where it is short; a long one scrolls. */
function heightOf(text: string): number {
  return Math.min(Math.max(text.split('\n').length + 1, 8), 32) * lineHeight;
}

const getStyles = (theme: GrafanaTheme2) => ({
  // YAML is read from left to right, whatever the names in it.
  editor: css({ direction: 'ltr', border: `1px solid ${theme.colors.border.weak}` }),
});
