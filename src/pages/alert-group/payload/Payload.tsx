import { t } from '@grafana/i18n';
import React, { useMemo } from 'react';
import { CodeBlock } from '../../../components/CodeBlock';
import { shownAtFirst } from '../../../components/layoutLimit';
import { formatJsonText } from './formatJsonText';

/** A payload, indented for reading. The copy button copies it as it was received. */
export function Payload({ text }: { text: string }) {
  const formatted = useMemo(() => formatJsonText(text, shownAtFirst), [text]);
  return <CodeBlock label={t('alert-group.payload', 'Payload')} code={formatted} copy={text} />;
}
