import { Toggletip } from '@grafana/ui';
import React, { type ComponentProps, type ReactNode } from 'react';

interface Props extends Omit<ComponentProps<typeof Toggletip>, 'content'> {
  /** What it is to who does not see it. */
  name: string;
  content: ReactNode;
}

/** Grafana's `Toggletip`, which keeps the focus inside, as the dialog that it thus is: the page's own keys are not for it. */
export function Popover({ name, content, ...props }: Props) {
  return (
    <Toggletip
      {...props}
      content={
        <div role="dialog" aria-label={name}>
          {content}
        </div>
      }
    />
  );
}
