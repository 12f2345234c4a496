import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Alert, Button, LoadingPlaceholder, type Monaco, Stack, Text, useStyles2 } from '@grafana/ui';
import React, { lazy, type RefObject, Suspense, useMemo, useState } from 'react';
import type { TemplateName } from '../../../../pkg/contract/templates/templates.ts';
import type { Integration, TemplateResult } from '../../../../pkg/contract/types.ts';
import { useMay } from '../../../app/permissions';
import { templateNameText } from '../../../components/integration/templateNameText';
import type { JsonNode } from '../../../components/payload/json/json-node';
import type { EditorNote, JinjaEditorHandle } from './editor/JinjaEditor';
import { TemplateDiff } from './editor/TemplateDiff';
import { variablesOf } from './editor/variables';
import { Notes } from './results/Notes';
import { SaveButtons } from './SaveButtons';
import type { useDrafts } from './useDrafts';

const JinjaEditor = lazy(() => import('./editor/JinjaEditor').then((editor) => ({ default: editor.JinjaEditor })));

const HistoryDrawer = lazy(() =>
  import('./history/HistoryDrawer').then((drawer) => ({ default: drawer.HistoryDrawer }))
);

interface Props {
  integration: Integration;
  name: TemplateName;
  drafts: ReturnType<typeof useDrafts>;
  payload: JsonNode | undefined;
  /** Those that came with the payload, by name. */
  headers?: Readonly<Record<string, string>>;
  result: TemplateResult | undefined;
  handle: RefObject<JinjaEditorHandle>;
  /** Opens the cheat sheet; undefined for people who only read. */
  onCheatSheet?: () => void;
}

/** The text of one template, and what is to be said of it. */
export function TemplateEditor({ integration, name, drafts, payload, headers, result, handle, onCheatSheet }: Props) {
  const may = useMay();
  const styles = useStyles2(getStyles);
  const [showsDefault, setShowsDefault] = useState(false);
  const [showsHistory, setShowsHistory] = useState(false);
  const [monaco, setMonaco] = useState<Monaco>();
  const saved = integration.templates[name];
  const draft = drafts.all[name];
  const text = draft?.text ?? saved.template;
  const notes = useMemo(() => notesOf(result), [result]);
  return (
    <div className={styles.editor}>
      <Stack alignItems="baseline" gap={1} wrap="wrap">
        <Text element="h3" variant="h5">
          {templateNameText(name)}
        </Text>
        <Text color="secondary" variant="bodySmall">
          {stateText(saved.customised, draft !== undefined)}
        </Text>
      </Stack>
      {draft !== undefined && draft.base !== saved.template && (
        <Alert
          severity="warning"
          title={t('templates.changed-meanwhile', 'Somebody has saved this template meanwhile')}
        >
          <TemplateDiff
            monaco={monaco}
            before={saved.template}
            after={text}
            beforeLabel={t('templates.saved-text', 'The saved text')}
            afterLabel={t('templates.my-text', 'Your draft')}
          />
          <Stack gap={1}>
            <Button size="sm" variant="secondary" onClick={() => drafts.discard(name)}>
              {t('templates.take-saved', 'Take the saved text')}
            </Button>
            <Button size="sm" variant="secondary" onClick={() => drafts.rebase(name)}>
              {t('templates.keep-draft', 'Keep mine')}
            </Button>
          </Stack>
        </Alert>
      )}
      <Suspense fallback={<LoadingPlaceholder text={t('components.query-view.loading', 'Loading…')} />}>
        <JinjaEditor
          label={t('templates.text', 'Template')}
          value={text}
          onChange={(value) => drafts.edit(name, value)}
          readOnly={!may('previewTemplates')}
          notes={notes}
          payload={payload}
          headers={headers}
          variables={variablesOf(name)}
          handle={handle}
          onMonaco={setMonaco}
        />
      </Suspense>
      <Text color="secondary" variant="bodySmall">
        {t('templates.variables', 'Jinja2. It can read {{names}}. An empty text means empty output.', {
          names: variablesOf(name).join(', '),
        })}
      </Text>
      <Stack gap={0} wrap="wrap">
        {onCheatSheet !== undefined && (
          <Button size="sm" variant="secondary" fill="text" icon="book" onClick={onCheatSheet}>
            {t('templates.cheat-sheet.open', 'Filters, tests and functions, with examples')}
          </Button>
        )}
        <Button size="sm" variant="secondary" fill="text" icon="history" onClick={() => setShowsHistory(true)}>
          {t('templates.history.open', 'Who changed it')}
        </Button>
      </Stack>
      <SaveButtons integration={integration} name={name} drafts={drafts} />
      {text !== saved.default && (
        <div>
          <Button
            size="sm"
            variant="secondary"
            fill="text"
            icon={showsDefault ? 'angle-down' : 'angle-right'}
            aria-expanded={showsDefault}
            onClick={() => setShowsDefault(!showsDefault)}
          >
            {t('templates.the-default', 'Compare with the default of the type')}
          </Button>
          {showsDefault && (
            <TemplateDiff
              monaco={monaco}
              before={saved.default}
              after={text}
              beforeLabel={t('templates.default-text', 'Default')}
              afterLabel={t('templates.this-text', 'This text')}
            />
          )}
        </div>
      )}
      {result && <Notes result={result} />}
      {showsHistory && (
        <Suspense>
          <HistoryDrawer
            uid={integration.uid}
            name={name}
            text={text}
            byDefault={saved.default}
            monaco={monaco}
            onRestore={(old) => {
              drafts.edit(name, old);
              setShowsHistory(false);
            }}
            onClose={() => setShowsHistory(false)}
          />
        </Suspense>
      )}
    </div>
  );
}

function stateText(isCustomised: boolean, hasDraft: boolean): string {
  if (hasDraft) {
    return t('templates.mark.draft', 'Not saved');
  }
  return isCustomised
    ? t('templates.mark.customised', 'Customised')
    : t('templates.mark.default', 'Default of the type');
}

/** Failures of the output as a whole have no place in the text. */
function notesOf(result: TemplateResult | undefined): EditorNote[] {
  return [
    ...(result?.failures ?? []).flatMap(({ line, column, message }) =>
      line === null || column === null ? [] : [{ kind: 'error' as const, line, column, message }]
    ),
    ...(result?.warnings ?? []).map((warning) => ({ kind: 'warning' as const, ...warning })),
  ];
}

const getStyles = (theme: GrafanaTheme2) => ({
  editor: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(1), minWidth: 0 }),
});
