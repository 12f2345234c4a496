import { CodeEditor, type Monaco, type MonacoEditor } from '@grafana/ui';
import React, { type RefObject, useEffect, useImperativeHandle, useLayoutEffect, useRef, useState } from 'react';
import type { JsonNode } from '../../../../components/payload/json/json-node';
import { jinjaLanguage, registerJinja } from './jinjaLanguage';
import { offerCompletions } from './offerCompletions';
import { exampleAt, insertionOf } from './place';

/** Something to say about a place in the text. Lines and columns count from 1. */
export interface EditorNote {
  readonly kind: 'error' | 'warning';
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

export interface JinjaEditorHandle {
  /** Inserts a path of the payload at the cursor, in braces where there are none, and goes on there. */
  insertPath: (path: string) => void;
  /** Inserts an example at the cursor, without its braces where there are some. */
  insertExample: (example: string) => void;
}

export interface JinjaEditorProps {
  /** A label for screen readers. */
  label: string;
  value: string;
  onChange: (value: string) => void;
  readOnly: boolean;
  notes: readonly EditorNote[];
  /** Whose keys are offered. */
  payload: JsonNode | undefined;
  /** Those that came with it, by name. */
  headers?: Readonly<Record<string, string>> | undefined;
  /** The names that the template can read. */
  variables: readonly string[];
  handle: RefObject<JinjaEditorHandle>;
  /** Called with Grafana's Monaco once it is there. */
  onMonaco: (monaco: Monaco) => void;
}

/** Monaco, as Grafana brings it, for the language of templates. */
export function JinjaEditor({
  label,
  value,
  onChange,
  readOnly,
  notes,
  payload,
  headers,
  variables,
  handle,
  onMonaco,
}: JinjaEditorProps) {
  const [mounted, setMounted] = useState<{ editor: MonacoEditor; monaco: Monaco }>();
  // Monaco keeps the functions that it gets when it mounts.
  const current = useRef({ value, onChange, payload, headers, variables });
  useLayoutEffect(() => {
    current.current = { value, onChange, payload, headers, variables };
  });

  useEffect(() => {
    const model = mounted?.editor.getModel();
    return mounted && model ? offerCompletions(mounted.monaco, model, () => current.current) : undefined;
  }, [mounted]);

  useEffect(() => {
    const model = mounted?.editor.getModel();
    if (mounted && model) {
      mounted.monaco.editor.setModelMarkers(
        model,
        'bellhook',
        notes.map(({ kind, line, column, message }) => {
          const { MarkerSeverity } = mounted.monaco;
          const { lineNumber, column: start } = model.validatePosition({ lineNumber: line, column });
          const word = model.getWordAtPosition({ lineNumber, column: start });
          return {
            severity: kind === 'error' ? MarkerSeverity.Error : MarkerSeverity.Warning,
            message,
            startLineNumber: lineNumber,
            endLineNumber: lineNumber,
            startColumn: start,
            endColumn: word?.endColumn ?? start + 1,
          };
        })
      );
    }
  }, [mounted, notes, value]);

  useImperativeHandle(handle, () => {
    const insert = (textAfter: (before: string) => string) => {
      const editor = mounted?.editor;
      const model = editor?.getModel();
      const range = editor?.getSelection();
      if (!editor || !model || !range || readOnly) {
        return;
      }
      const { lineNumber, column } = range.getStartPosition();
      const before = model.getValueInRange({
        startLineNumber: 1,
        startColumn: 1,
        endLineNumber: lineNumber,
        endColumn: column,
      });
      editor.executeEdits('bellhook', [{ range, text: textAfter(before), forceMoveMarkers: true }]);
      editor.pushUndoStop();
      editor.focus();
    };
    return {
      insertPath: (path) => insert((before) => insertionOf(before, path)),
      insertExample: (example) => insert((before) => exampleAt(before, example)),
    };
  });

  return (
    <CodeEditor
      language={jinjaLanguage}
      value={value}
      height={220}
      width="100%"
      wordWrap
      showLineNumbers
      showMiniMap={false}
      readOnly={readOnly}
      monacoOptions={{
        ariaLabel: label,
        // By itself Monaco forgets the second of two braces that it has closed.
        autoClosingOvertype: 'always',
        folding: false,
        scrollBeyondLastLine: false,
        wordBasedSuggestions: false,
      }}
      onChange={(text) => {
        // Monaco also tells of a text that it was given.
        if (text !== current.current.value) {
          current.current.onChange(text);
        }
      }}
      onBeforeEditorMount={registerJinja}
      onEditorDidMount={(editor, monaco) => {
        setMounted({ editor, monaco });
        onMonaco(monaco);
      }}
    />
  );
}
