import { TextArea } from '@grafana/ui';
import React, { type ComponentProps, forwardRef } from 'react';
import { FormField, type FormFieldProps } from './FormField';

type Props = FormFieldProps & Omit<ComponentProps<typeof TextArea>, 'invalid' | 'ref'> & { id: string };

/** A field of a form with a text of several lines. */
export const TextAreaField = forwardRef<HTMLTextAreaElement, Props>(function TextAreaField(
  { label, description, problem, required, ...area },
  ref
) {
  return (
    <FormField {...{ label, description, problem, required }}>
      <TextArea ref={ref} {...area} />
    </FormField>
  );
});
