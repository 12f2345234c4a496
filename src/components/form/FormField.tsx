import { Field } from '@grafana/ui';
import React, { type ReactElement, type ReactNode } from 'react';

export interface FormFieldProps {
  label: string;
  description?: ReactNode;
  /** What is wrong with it; undefined where nothing is. */
  problem?: string | undefined;
  required?: boolean | undefined;
}

/** A field of a form, which says what is wrong with it. @param children the input, with an id by which it is labelled */
export function FormField({
  label,
  description,
  problem,
  required,
  children,
}: FormFieldProps & { children: ReactElement }) {
  return (
    <Field
      noMargin
      required={required}
      label={label}
      description={description}
      invalid={problem !== undefined}
      error={problem}
    >
      {children}
    </Field>
  );
}
