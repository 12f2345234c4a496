import { t } from '@grafana/i18n';
import React, { useRef, useState } from 'react';
import type { TemplateName } from '../../../../pkg/contract/templates/templates.ts';
import type { Integration } from '../../../../pkg/contract/types.ts';
import { useMay } from '../../../app/permissions';
import { OwnedNote } from '../../../components/as-code/OwnedNote';
import { Section } from '../../../components/Section';
import { Columns } from './Columns';
import type { JinjaEditorHandle } from './editor/JinjaEditor';
import { TemplateList } from './results/TemplateList';
import { TemplateEditor } from './TemplateEditor';
import { useDrafts } from './useDrafts';
import { Workbench } from './Workbench';

/** The templates of an integration: each can be changed, tried on a payload, and saved. */
export function TemplatesSection({ integration }: { integration: Integration }) {
  const may = useMay();
  const [name, setName] = useState<TemplateName>('title');
  const drafts = useDrafts(integration);
  const props = { integration, name, onChoose: setName, drafts };
  return (
    <Section title={t('templates.title', 'Templates')}>
      <OwnedNote owned={integration} route="getIntegrationAsYaml" />
      {may('previewTemplates') ? <Workbench {...props} /> : <Reading {...props} />}
    </Section>
  );
}

interface Props {
  integration: Integration;
  name: TemplateName;
  onChoose: (name: TemplateName) => void;
  drafts: ReturnType<typeof useDrafts>;
}

/** For people who may read templates, and not try them. */
function Reading({ integration, name, onChoose, drafts }: Props) {
  const handle = useRef<JinjaEditorHandle>(null);
  return (
    <Columns>
      <TemplateEditor key={name} {...{ integration, name, drafts, handle }} payload={undefined} result={undefined} />
      <TemplateList {...{ integration, onChoose }} drafts={drafts.all} chosen={name} results={undefined} />
    </Columns>
  );
}
