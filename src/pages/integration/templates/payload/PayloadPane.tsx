import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Alert, Button, Stack, TextArea, useStyles2 } from '@grafana/ui';
import React from 'react';
import { layoutLimit, shownAtMost } from '../../../../components/layoutLimit';
import type { JsonPath } from '../../../../components/payload/json/json-node';
import { Payload } from '../../../../components/payload/Payload';
import { AlertOfDelivery, type SplitPreview } from './AlertOfDelivery';
import { Headers } from './Headers';
import type { PayloadSource } from './payloadSources';
import { SourceChoice } from './SourceChoice';

interface Props {
  /** Undefined until it is known what there is. */
  chosen: PayloadSource | undefined;
  /** Whether the chosen one is not there yet. */
  isLoading: boolean;
  /** Those that can be chosen, with these words in what is said of them. */
  onFind: (words: string) => Promise<PayloadSource[]>;
  text: string;
  /** Those that templates can read, by name. */
  headers: Readonly<Record<string, string>>;
  /** The alert of it that is shown, if it is split. */
  split: SplitPreview | undefined;
  /** Why the sidecar does not take the text. */
  fault: string | undefined;
  onChoose: (source: PayloadSource) => void;
  /** Shows another alert of it, counted from 0. */
  onAlert: (alert: number) => void;
  onType: (text: string) => void;
  /** Undefined where no template can be changed. */
  onInsert: ((path: JsonPath, root: 'payload' | 'headers') => void) | undefined;
  /** Asks for templates from the payload; undefined for a tool whose templates are known. */
  onSuggest: (() => void) | undefined;
}

/** The payload on which templates are tried: one of those that have arrived, an example, or one's own. */
export function PayloadPane({
  chosen,
  isLoading,
  onFind,
  text,
  headers,
  split,
  fault,
  onChoose,
  onAlert,
  onType,
  onInsert,
  onSuggest,
}: Props) {
  const isOwn = chosen?.from.kind === 'own';
  return (
    <Stack direction="column" gap={1}>
      <SourceChoice chosen={chosen} onFind={onFind} onChoose={onChoose} />
      {fault !== undefined && <Alert severity="error" title={fault} />}
      {split && <AlertOfDelivery split={split} onAlert={onAlert} />}
      {isOwn ? (
        <OwnPayload text={text} onType={onType} />
      ) : (
        !isLoading && <Shown {...{ chosen, text, split, onInsert }} />
      )}
      <Headers headers={headers} onInsert={onInsert && ((name) => onInsert([name], 'headers'))} />
      <Stack gap={1} wrap="wrap">
        {!isOwn && !isLoading && layoutLimit(text, shownAtMost) >= text.length && (
          <Button size="sm" variant="secondary" icon="pen" onClick={() => onType(text)}>
            {t('templates.edit-payload', 'Change it')}
          </Button>
        )}
        {onSuggest !== undefined && text !== '' && (
          <Button size="sm" variant="secondary" icon="bolt" onClick={onSuggest}>
            {t('templates.suggestions.open', 'Make templates from this payload')}
          </Button>
        )}
      </Stack>
    </Stack>
  );
}

function Shown({ chosen, text, split, onInsert }: Pick<Props, 'chosen' | 'text' | 'split' | 'onInsert'>) {
  return (
    // By its text: whether it is a tree at all depends on how long it is.
    <Payload
      key={`${chosen?.key} ${split?.alert}`}
      text={split?.payload ?? text}
      integrationUid={undefined}
      onInsert={onInsert && ((path) => onInsert(path, 'payload'))}
    />
  );
}

function OwnPayload({ text, onType }: Pick<Props, 'text' | 'onType'>) {
  const styles = useStyles2(getStyles);
  return (
    <TextArea
      aria-label={t('templates.own-payload', 'Your own payload, as JSON')}
      className={styles.code}
      rows={16}
      spellCheck={false}
      value={text}
      onChange={(event) => onType(event.currentTarget.value)}
    />
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  code: css({ fontFamily: theme.typography.fontFamilyMonospace, fontSize: theme.typography.bodySmall.fontSize }),
});
