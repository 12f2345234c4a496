import type { SelectableValue } from '@grafana/data';
import { RadioButtonGroup } from '@grafana/ui';
import React from 'react';

interface Props<Value extends string> {
  /** What is chosen, for people who do not see it. */
  label: string;
  value: Value;
  onChange: (value: Value) => void;
  options: Array<SelectableValue<Value>>;
}

/** One of a few ways to see what is below, on a line of its own. */
export function SmallChoice<Value extends string>({ label, value, onChange, options }: Props<Value>) {
  return (
    <div>
      <RadioButtonGroup size="sm" aria-label={label} value={value} onChange={onChange} options={options} />
    </div>
  );
}
