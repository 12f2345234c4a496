import React from 'react';
import type { Severity } from '../../../../../pkg/contract/templates/templates.ts';
import { severityText } from '../../../../components/alert-group/severityText';

/** The severity's first letter beside the bar in its color; assistive technology reads the word. */
export function SeverityMark({ severity }: { severity: Severity | null }) {
  if (severity === null) {
    return null;
  }
  const text = severityText(severity);
  return (
    <abbr role="img" aria-label={text} title={text}>
      {[...text][0]}
    </abbr>
  );
}
