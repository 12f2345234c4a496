import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { RadioButtonList, useStyles2 } from '@grafana/ui';
import React, { useState } from 'react';
import { type TemplateName, templateNames } from '../../../../pkg/contract/templates/templates.ts';
import type { Integration } from '../../../../pkg/contract/types.ts';
import { templateNameText } from '../../../components/integration/templateNameText';
import { Section } from '../../../components/Section';
import { TemplateEditor } from './TemplateEditor';
import { useDrafts } from './useDrafts';

/** The templates of an integration: one is chosen, tried against a payload, and saved. */
export function TemplatesSection({ integration }: { integration: Integration }) {
  const styles = useStyles2(getStyles);
  const [name, setName] = useState<TemplateName>('title');
  const [drafts, setDraft] = useDrafts(integration.uid);
  return (
    <Section title={t('templates.title', 'Templates')}>
      <div className={styles.columns}>
        <RadioButtonList
          name="template"
          value={name}
          onChange={setName}
          options={templateNames.map((value) => ({
            value,
            label: optionText(value, integration, drafts[value] !== undefined),
          }))}
        />
        <TemplateEditor
          key={name}
          integration={integration}
          name={name}
          draft={drafts[name]}
          onDraft={(text) => setDraft(name, text)}
        />
      </div>
    </Section>
  );
}

function optionText(name: TemplateName, { templates }: Integration, isChanged: boolean): string {
  const text = templateNameText(name);
  if (isChanged) {
    return t('templates.not-saved-yet', '{{text}} (not saved)', { text });
  }
  return templates[name].customised ? t('templates.customised', '{{text}} (customised)', { text }) : text;
}

const getStyles = (theme: GrafanaTheme2) => ({
  columns: css({
    display: 'grid',
    alignItems: 'start',
    gap: theme.spacing(3),
    gridTemplateColumns: 'max-content minmax(0, 1fr)',
    [theme.breakpoints.down('md')]: { gridTemplateColumns: 'minmax(0, 1fr)' },
  }),
});
