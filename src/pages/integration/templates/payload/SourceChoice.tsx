import { t } from '@grafana/i18n';
import { Combobox, type ComboboxOption, Field } from '@grafana/ui';
import React, { useId, useMemo, useRef } from 'react';
import { described } from '../../../../components/form/described';
import type { PayloadSource } from './payloadSources';

interface Props {
  chosen: PayloadSource | undefined;
  /** Those that can be chosen, with these words in what is said of them. */
  onFind: (words: string) => Promise<PayloadSource[]>;
  onChoose: (source: PayloadSource) => void;
}

type Described = Pick<PayloadSource, 'key' | 'label'> & { description: string | undefined };

/** Chooses the payload on which templates are tried; who types looks through all deliveries that are kept. */
export function SourceChoice({ chosen, onFind, onChoose }: Props) {
  const id = useId();
  const offered = useRef(new Map<string, PayloadSource>());
  const { key, label, description } = chosen ?? {};
  // Another object with the same in it would take back what somebody types.
  const value = useMemo(
    () => (key === undefined || label === undefined ? null : optionOf({ key, label, description })),
    [key, label, description]
  );
  const find = async (words: string): Promise<ComboboxOption[]> => {
    const sources = await onFind(words);
    sources.forEach((source) => offered.current.set(source.key, source));
    return sources.map((source) => optionOf({ description: undefined, ...source }));
  };
  return (
    <Field
      noMargin
      htmlFor={id}
      label={t('templates.payload', 'Try it on this payload')}
      description={t(
        'templates.payload-hint',
        'Type to find a delivery by its title. A click on a value inserts it at the cursor.'
      )}
    >
      <Combobox
        id={id}
        value={value}
        options={find}
        onChange={(option) => {
          const source = offered.current.get(option.value);
          if (source) {
            onChoose(source);
          }
        }}
      />
    </Field>
  );
}

function optionOf({ key, label, description }: Described): ComboboxOption {
  return { value: key, label, ...described(description) };
}
