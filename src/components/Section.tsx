import { Stack, Text } from '@grafana/ui';
import React, { type ReactNode, useId } from 'react';

interface Props {
  title: string;
  /** Shown at the end of the title's line. */
  action?: ReactNode;
  children: ReactNode;
}

export function Section({ title, action, children }: Props) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <Stack direction="column" gap={1}>
        <Stack justifyContent="space-between" alignItems="center">
          <Text element="h2" variant="h4" id={id}>
            {title}
          </Text>
          {action}
        </Stack>
        {children}
      </Stack>
    </section>
  );
}
