import { Input } from '@grafana/ui';
import React, { type ComponentProps, forwardRef } from 'react';
import { FormField, type FormFieldProps } from './FormField';

type Props = FormFieldProps & Omit<ComponentProps<typeof Input>, 'invalid' | 'ref'> & { id: string };

/** A field of a form with one input. */
export const InputField = forwardRef<HTMLInputElement, Props>(function InputField(
  { label, description, problem, required, ...input },
  ref
) {
  return (
    <FormField {...{ label, description, problem, required }}>
      <Input ref={ref} {...input} />
    </FormField>
  );
});
