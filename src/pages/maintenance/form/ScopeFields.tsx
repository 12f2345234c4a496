import { t } from '@grafana/i18n';
import { Field, MultiCombobox, Text } from '@grafana/ui';
import React, { useCallback, useState } from 'react';
import { parseQuery } from '../../../../pkg/domain/query/parse-query.ts';
import { useIntegrations } from '../../../api/integrations';
import { useMaintenancePreview } from '../../../api/maintenance';
import { SearchBox } from '../../../components/search/SearchBox';
import { useDebounced } from '../../../components/useDebounced';
import type { FieldsProps } from './WindowFields';

/** Of which groups it is, and how many there are now. */
export function ScopeFields({ values: { integrations, query }, problems, onChange }: FieldsProps) {
  // What is typed comes from the box; given back at once it would count as applied, and be judged while somebody types.
  const [initial] = useState(query);
  const known = useIntegrations().data ?? [];
  const options = known.map(({ uid, name }) => ({ value: uid, label: name }));
  const type = useCallback((text: string) => onChange({ query: text }), [onChange]);
  return (
    <>
      <Field
        noMargin
        label={t('maintenance.integrations', 'Integrations')}
        description={t('maintenance.integrations-hint', 'Leave it empty for all.')}
      >
        <MultiCombobox
          id="maintenance-integrations"
          value={integrations}
          options={options}
          onChange={(chosen) => onChange({ integrations: chosen.map(({ value }) => value) })}
        />
      </Field>
      <Field
        noMargin
        label={t('maintenance.query', 'Search')}
        description={t('maintenance.query-hint', 'Only their alert groups that match; leave it empty for all.')}
        invalid={problems.query !== undefined}
        error={problems.query}
      >
        <SearchBox value={initial} onApply={type} onType={type} />
      </Field>
      <Matching integrations={integrations} query={query} />
    </>
  );
}

/** While somebody types, in milliseconds. */
const pause = 500;

function Matching({ integrations, query }: { integrations: string[]; query: string }) {
  const settled = useDebounced(query, pause);
  const { data } = useMaintenancePreview({ integrations, query: settled }, 'query' in parseQuery(settled));
  return (
    <div role="status">
      {data && (
        <Text color="secondary">
          {t('maintenance.matching', 'Open alert groups that match now: {{open}}, of which firing: {{firing}}', data)}
        </Text>
      )}
    </div>
  );
}
