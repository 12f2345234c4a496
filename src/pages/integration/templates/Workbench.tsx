import { Stack } from '@grafana/ui';
import React, { lazy, Suspense, useMemo, useRef, useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import type { TemplateName } from '../../../../pkg/contract/templates/templates.ts';
import type { Integration } from '../../../../pkg/contract/types.ts';
import { errorText } from '../../../api/client/ApiError';
import { useTemplatePreview } from '../../../api/templates';
import { suggestParameter } from '../../../app/links';
import { mayCall } from '../../../app/permissions';
import { takesAnything } from '../../../components/integration/takesAnything';
import { templatePath } from '../../../components/payload/json/paths';
import { readJson } from '../../../components/payload/json/readJson';
import { useDebounced } from '../../../components/useDebounced';
import { CheatSheet } from './cheat-sheet/CheatSheet';
import { Columns } from './Columns';
import { DryRun } from './dry-run/DryRun';
import type { JinjaEditorHandle } from './editor/JinjaEditor';
import { PayloadPane } from './payload/PayloadPane';
import { usePayloads } from './payload/usePayloads';
import { TemplateList } from './results/TemplateList';
import { TemplateEditor } from './TemplateEditor';
import { changesOf, type useDrafts } from './useDrafts';

const SuggestionsDrawer = lazy(() =>
  import('./suggestions/SuggestionsDrawer').then((drawer) => ({ default: drawer.SuggestionsDrawer }))
);

interface Props {
  integration: Integration;
  name: TemplateName;
  onChoose: (name: TemplateName) => void;
  drafts: ReturnType<typeof useDrafts>;
}

/** A payload, the template that is changed, and what all templates make of the payload, beside each other. */
export function Workbench({ integration, name, onChoose, drafts }: Props) {
  const handle = useRef<JinjaEditorHandle>(null);
  const [showsSheet, setShowsSheet] = useState(false);
  const [search, setSearch] = useSearchParams();
  const asksForSuggestions = (asks: boolean) => setSearch(asks ? { [suggestParameter]: '1' } : {}, { replace: true });
  const payloads = usePayloads(integration);
  const payload = useMemo(() => readJson(payloads.text), [payloads.text]);
  const changes = changesOf(drafts.all);
  const preview = useTemplatePreview(
    {
      uid: integration.uid,
      changes: useDebounced(JSON.stringify(changes), pause),
      payload: useDebounced(payloads.text, pause),
    },
    payloads.chosen !== undefined
  );
  const results = preview.error ? undefined : preview.data;
  return (
    <Stack direction="column" gap={3}>
      <Columns>
        <PayloadPane
          sources={payloads.sources}
          chosen={payloads.chosen ?? ''}
          text={payloads.text}
          fault={preview.error ? errorText(preview.error) : undefined}
          onChoose={payloads.choose}
          onType={payloads.type}
          onInsert={(path) => handle.current?.insertPath(templatePath(path))}
          onSuggest={
            takesAnything(integration.type) && !payloads.isExample ? () => asksForSuggestions(true) : undefined
          }
        />
        <TemplateEditor
          key={name}
          integration={integration}
          name={name}
          drafts={drafts}
          payload={payload}
          result={results?.[name]}
          handle={handle}
          onCheatSheet={() => setShowsSheet(true)}
        />
        <TemplateList
          integration={integration}
          drafts={drafts.all}
          chosen={name}
          onChoose={onChoose}
          results={results}
        />
      </Columns>
      {showsSheet && (
        <CheatSheet
          uid={integration.uid}
          payload={payloads.text}
          onInsert={(example) => {
            setShowsSheet(false);
            handle.current?.insertExample(example);
          }}
          onClose={() => setShowsSheet(false)}
        />
      )}
      {search.has(suggestParameter) && payloads.chosen !== undefined && (
        <Suspense>
          <SuggestionsDrawer
            integration={integration}
            payload={payloads.isExample ? '' : payloads.text}
            drafts={drafts.all}
            onTake={(texts) => {
              drafts.editAll(texts);
              asksForSuggestions(false);
            }}
            onClose={() => asksForSuggestions(false)}
          />
        </Suspense>
      )}
      {mayCall('dryRunTemplates') && <DryRun uid={integration.uid} changes={changes} />}
    </Stack>
  );
}

/** The pause after typing, in milliseconds. */
const pause = 400;
