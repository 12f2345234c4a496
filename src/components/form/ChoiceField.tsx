import type { SelectableValue } from '@grafana/data';
import { Field, RadioButtonGroup } from '@grafana/ui';
import React from 'react';
import { type Control, Controller, type FieldPath, type FieldPathValue, type FieldValues } from 'react-hook-form';

interface Props<Values extends FieldValues, Name extends FieldPath<Values>> {
  control: Control<Values>;
  name: Name;
  label: string;
  description?: string;
  options: Array<SelectableValue<FieldPathValue<Values, Name>>>;
  disabled: boolean;
}

/** A field of a form that is one of a few choices, all of which are seen. */
export function ChoiceField<Values extends FieldValues, Name extends FieldPath<Values>>({
  control,
  name,
  label,
  description,
  options,
  disabled,
}: Props<Values, Name>) {
  return (
    <Field noMargin label={label} description={description}>
      <Controller
        control={control}
        name={name}
        render={({ field: { ref, ...field } }) => <RadioButtonGroup {...field} options={options} disabled={disabled} />}
      />
    </Field>
  );
}
