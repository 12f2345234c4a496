import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Alert, Button, Combobox, Field, Stack, TextArea, useStyles2 } from '@grafana/ui';
import React, { useId } from 'react';
import { layoutLimit, shownAtMost } from '../../../../components/layoutLimit';
import type { JsonPath } from '../../../../components/payload/json/json-node';
import { Payload } from '../../../../components/payload/Payload';
import { AlertOfDelivery, type SplitPreview } from './AlertOfDelivery';
import { ownPayload, type PayloadSource } from './usePayloads';

interface Props {
  sources: readonly PayloadSource[];
  chosen: string;
  text: string;
  /** The alert of it that is shown, if it is split. */
  split: SplitPreview | undefined;
  /** Why the sidecar does not take the text. */
  fault: string | undefined;
  onChoose: (id: string) => void;
  /** Shows another alert of it, counted from 0. */
  onAlert: (alert: number) => void;
  onType: (text: string) => void;
  /** Undefined where no template can be changed. */
  onInsert: ((path: JsonPath) => void) | undefined;
  /** Asks for templates from the payload; undefined for a tool whose templates are known. */
  onSuggest: (() => void) | undefined;
}

/** The payload on which templates are tried: one of those that have arrived, an example, or one's own. */
export function PayloadPane({
  sources,
  chosen,
  text,
  split,
  fault,
  onChoose,
  onAlert,
  onType,
  onInsert,
  onSuggest,
}: Props) {
  const styles = useStyles2(getStyles);
  const sourceId = useId();
  const isOwn = chosen === ownPayload;
  return (
    <Stack direction="column" gap={1}>
      <Field
        noMargin
        htmlFor={sourceId}
        label={t('templates.payload', 'Try it on this payload')}
        description={t('templates.payload-hint', 'A click on a value inserts it at the cursor.')}
      >
        <Combobox
          id={sourceId}
          value={chosen}
          onChange={({ value }) => onChoose(value)}
          options={[
            ...sources.map(({ id, label, description }) => ({ value: id, label, description })),
            { value: ownPayload, label: t('templates.source.own', 'Your own') },
          ]}
        />
      </Field>
      {fault !== undefined && <Alert severity="error" title={fault} />}
      {split && <AlertOfDelivery split={split} onAlert={onAlert} />}
      {isOwn ? (
        <TextArea
          aria-label={t('templates.own-payload', 'Your own payload, as JSON')}
          className={styles.code}
          rows={16}
          spellCheck={false}
          value={text}
          onChange={(event) => onType(event.currentTarget.value)}
        />
      ) : (
        // By its text: whether it is a tree at all depends on how long it is.
        <Payload
          key={`${chosen} ${split?.alert}`}
          text={split?.payload ?? text}
          integrationUid={undefined}
          onInsert={onInsert}
        />
      )}
      <Stack gap={1} wrap="wrap">
        {!isOwn && layoutLimit(text, shownAtMost) >= text.length && (
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

const getStyles = (theme: GrafanaTheme2) => ({
  code: css({ fontFamily: theme.typography.fontFamilyMonospace, fontSize: theme.typography.bodySmall.fontSize }),
});
