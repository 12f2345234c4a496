import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, Drawer, Stack, Text, useStyles2 } from '@grafana/ui';
import React, { useState } from 'react';
import type { TemplateName } from '../../../../../pkg/contract/templates/templates.ts';
import type { Integration, SuggestedTemplates } from '../../../../../pkg/contract/types.ts';
import { type Tried, useSuggestions, useTemplatePreview } from '../../../../api/templates';
import { useMay } from '../../../../app/permissions';
import { QueryView } from '../../../../components/QueryView';
import { DryRun } from '../dry-run/DryRun';
import type { Drafts } from '../useDrafts';
import { SuggestionItem } from './SuggestionItem';

interface Props {
  integration: Integration;
  /** Looked at besides what has arrived, as JSON text. */
  payload: string;
  /** What the guesses are shown on. */
  tried: Tried | undefined;
  drafts: Drafts;
  /** Takes the texts as drafts. */
  onTake: (texts: Partial<Record<TemplateName, string>>) => void;
  onClose: () => void;
}

/** Templates that are guessed from what has arrived. Those that somebody chooses become drafts; nothing is saved. */
export function SuggestionsDrawer({ payload, onClose, ...props }: Props) {
  const query = useSuggestions(props.integration.uid, payload);
  return (
    <Drawer title={t('templates.suggestions.title', 'Templates from what has arrived')} size="md" onClose={onClose}>
      <QueryView query={query}>{(found) => <Found {...props} found={found} onClose={onClose} />}</QueryView>
    </Drawer>
  );
}

type FoundProps = Omit<Props, 'payload'> & { found: SuggestedTemplates };

function Found({ integration, tried, drafts, onTake, onClose, found }: FoundProps) {
  const may = useMay();
  const styles = useStyles2(getStyles);
  const { suggestions } = found;
  const [chosen, setChosen] = useState<ReadonlySet<TemplateName>>(
    () => new Set(suggestions.filter(({ same }) => !same).map(({ template }) => template))
  );
  const texts = Object.fromEntries(
    suggestions.filter(({ template }) => chosen.has(template)).map(({ template, text }) => [template, text])
  );
  const preview = useTemplatePreview(
    { uid: integration.uid, changes: JSON.stringify(texts), tried: JSON.stringify(tried ?? null) },
    tried !== undefined
  );
  const choose = (template: TemplateName, isChosen: boolean) =>
    setChosen(new Set(isChosen ? [...chosen, template] : [...chosen].filter((name) => name !== template)));

  if (suggestions.length === 0) {
    return (
      <Text>{t('templates.suggestions.none', 'Nothing in what has arrived looks like one of these fields.')}</Text>
    );
  }
  return (
    <div className={styles.found}>
      <Text element="p">
        {t(
          'templates.suggestions.about',
          'Guessed from {{count}} payloads, by the names of fields and by what their values do. Look at each before you take it. Nothing is saved.',
          { count: found.payloads }
        )}
      </Text>
      <ul className={styles.list} aria-label={t('templates.suggestions.list', 'Suggested templates')}>
        {suggestions.map((suggestion) => (
          <SuggestionItem
            key={suggestion.template}
            suggestion={suggestion}
            isChosen={chosen.has(suggestion.template)}
            onChoose={(isChosen) => choose(suggestion.template, isChosen)}
            hasDraft={drafts[suggestion.template] !== undefined}
            result={preview.data?.results[suggestion.template]}
            messageFormat={integration.settings.messageFormat}
          />
        ))}
      </ul>
      {may('dryRunTemplates') && (
        <DryRun
          uid={integration.uid}
          changes={texts}
          label={t('templates.suggestions.try', 'Try them on the last alerts')}
        />
      )}
      <Stack gap={1}>
        <Button disabled={chosen.size === 0} onClick={() => onTake(texts)}>
          {t('templates.suggestions.take', 'Take {{count}} as drafts', { count: chosen.size })}
        </Button>
        <Button variant="secondary" onClick={onClose}>
          {t('templates.suggestions.cancel', 'Cancel')}
        </Button>
      </Stack>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  found: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(2) }),
  list: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(2), margin: 0, padding: 0 }),
});
