import { Field, Input } from '@grafana/ui';
import React, { type ComponentProps, forwardRef, type ReactNode } from 'react';

interface Props extends Omit<ComponentProps<typeof Input>, 'id' | 'invalid' | 'ref'> {
  id: string;
  label: string;
  description?: ReactNode;
  /** What is wrong with it; undefined where nothing is. */
  problem?: string | undefined;
}

/** A field of a form with one input, which says what is wrong with it. */
export const InputField = forwardRef<HTMLInputElement, Props>(function InputField(
  { label, description, problem, required, ...input },
  ref
) {
  return (
    <Field
      noMargin
      required={required}
      label={label}
      description={description}
      invalid={problem !== undefined}
      error={problem}
    >
      <Input ref={ref} {...input} />
    </Field>
  );
});
