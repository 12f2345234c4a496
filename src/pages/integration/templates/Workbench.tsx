import { Stack } from '@grafana/ui';
import React, { lazy, Suspense, useRef, useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import type { TemplateName } from '../../../../pkg/contract/templates/templates.ts';
import type { Integration } from '../../../../pkg/contract/types.ts';
import { suggestParameter } from '../../../app/links';
import { useMay } from '../../../app/permissions';
import { takesAnything } from '../../../components/integration/takesAnything';
import { templatePath } from '../../../components/payload/json/paths';
import { CheatSheet } from './cheat-sheet/CheatSheet';
import { Columns } from './Columns';
import { DryRun } from './dry-run/DryRun';
import type { JinjaEditorHandle } from './editor/JinjaEditor';
import { OtherEditors } from './OtherEditors';
import { PayloadPane } from './payload/PayloadPane';
import { usePayloads } from './payload/usePayloads';
import { TemplateList } from './results/TemplateList';
import { TemplateEditor } from './TemplateEditor';
import { changesOf, type useDrafts } from './useDrafts';
import { useTrial } from './useTrial';

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
  const may = useMay();
  const handle = useRef<JinjaEditorHandle>(null);
  const [showsSheet, setShowsSheet] = useState(false);
  const [search, setSearch] = useSearchParams();
  const asksForSuggestions = (asks: boolean) => {
    const { [suggestParameter]: _, ...others } = Object.fromEntries(search);
    setSearch(asks ? { ...others, [suggestParameter]: '1' } : others, { replace: true });
  };
  const payloads = usePayloads(integration);
  const changes = changesOf(drafts.all);
  const trial = useTrial(integration.uid, payloads, changes);
  return (
    <Stack direction="column" gap={3}>
      <OtherEditors uid={integration.uid} hasDrafts={Object.keys(changes).length > 0} />
      <Columns>
        <PayloadPane
          isLoading={payloads.tried === undefined}
          chosen={payloads.chosen}
          onFind={payloads.find}
          text={payloads.text}
          split={trial.split}
          headers={trial.headers}
          fault={trial.fault}
          onChoose={payloads.choose}
          onAlert={trial.showAlert}
          onType={payloads.type}
          onInsert={(path, root) => handle.current?.insertPath(templatePath(path, root))}
          onSuggest={
            takesAnything(integration.type) && !payloads.isExample ? () => asksForSuggestions(true) : undefined
          }
        />
        <TemplateEditor
          key={name}
          integration={integration}
          name={name}
          drafts={drafts}
          payload={trial.payload}
          headers={trial.headers}
          result={trial.results?.[name]}
          handle={handle}
          onCheatSheet={() => setShowsSheet(true)}
        />
        <TemplateList
          integration={integration}
          drafts={drafts.all}
          chosen={name}
          onChoose={onChoose}
          results={trial.results}
        />
      </Columns>
      {showsSheet && (
        <CheatSheet
          uid={integration.uid}
          tried={payloads.tried}
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
            tried={payloads.tried}
            drafts={drafts.all}
            onTake={(texts) => {
              drafts.editAll(texts);
              asksForSuggestions(false);
            }}
            onClose={() => asksForSuggestions(false)}
          />
        </Suspense>
      )}
      {may('dryRunTemplates') && <DryRun uid={integration.uid} changes={changes} />}
    </Stack>
  );
}
