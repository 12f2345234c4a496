import { t } from '@grafana/i18n';
import { LoadingPlaceholder, Stack } from '@grafana/ui';
import React, { lazy, Suspense, useMemo, useState } from 'react';
import { CodeBlock } from '../CodeBlock';
import { shownAtFirst } from '../layoutLimit';
import { SmallChoice } from '../SmallChoice';
import { formatJsonText } from './json/formatJsonText';
import type { JsonPath } from './json/json-node';

const PayloadTree = lazy(() => import('./tree/PayloadTree').then((tree) => ({ default: tree.PayloadTree })));

interface Props {
  /** JSON text. */
  text: string;
  /** Whose alert it is; undefined if the integration is deleted. */
  integrationUid: string | undefined;
  /** Takes the place of a value that is chosen in the tree; undefined where nothing is done with it. */
  onInsert?: ((path: JsonPath) => void) | undefined;
}

/** Longer payloads are shown as text only, in UTF-16 units: of this many a search looks through all in a quarter of a second. */
const longestTree = 8_000_000;

/** A payload as a tree, or as text that is indented for reading; the copy button copies it as it was received. */
export function Payload({ text, integrationUid, onInsert }: Props) {
  const [look, setLook] = useState<'tree' | 'text'>(text.length > longestTree ? 'text' : 'tree');
  return (
    <Stack direction="column" gap={1}>
      {text.length <= longestTree && (
        <SmallChoice
          label={t('alert-group.payload-look', 'How the payload is shown')}
          value={look}
          onChange={setLook}
          options={[
            { value: 'tree', label: t('alert-group.payload-tree', 'Tree') },
            { value: 'text', label: t('alert-group.payload-text', 'Text') },
          ]}
        />
      )}
      {look === 'tree' ? (
        <Suspense fallback={<LoadingPlaceholder text={t('components.query-view.loading', 'Loading…')} />}>
          <PayloadTree text={text} integrationUid={integrationUid} onInsert={onInsert} />
        </Suspense>
      ) : (
        <PayloadText text={text} />
      )}
    </Stack>
  );
}

function PayloadText({ text }: Pick<Props, 'text'>) {
  const formatted = useMemo(() => formatJsonText(text, shownAtFirst), [text]);
  return <CodeBlock label={t('alert-group.payload', 'Payload')} code={formatted} whole={text} />;
}
