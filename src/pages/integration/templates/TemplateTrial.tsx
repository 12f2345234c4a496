import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Alert, Field, Stack, TextArea, useStyles2 } from '@grafana/ui';
import React, { useId, useState } from 'react';
import type { TemplateName } from '../../../../pkg/contract/templates/templates.ts';
import type { Integration } from '../../../../pkg/contract/types.ts';
import { errorText } from '../../../api/client/ApiError';
import { useNewestPayload, useTemplatePreview } from '../../../api/templates';
import { useTypeGuide } from '../../../components/integration/useTypeGuide';
import { layoutLimit, shownAtMost } from '../../../components/layoutLimit';
import { useDebounced } from '../../../components/useDebounced';
import { TemplateOutcome } from './TemplateOutcome';

interface Props {
  integration: Integration;
  name: TemplateName;
  text: string;
}

/** Renders the text with a payload as it is typed. */
export function TemplateTrial({ integration, name, text }: Props) {
  const styles = useStyles2(getStyles);
  const payloadId = useId();
  const newest = useNewestPayload(integration.uid);
  const [typed, setTyped] = useState<string>();
  const guide = useTypeGuide(integration.type);
  const example = guide.data ? JSON.stringify(guide.data.examples.firing, null, 2) : '';
  const payload = typed ?? shown(newest.data) ?? example;
  const tried = { text: useDebounced(text, pause), payload: useDebounced(payload, pause) };
  const preview = useTemplatePreview(
    { uid: integration.uid, name, ...tried },
    newest.isFetched && tried.payload !== ''
  );

  return (
    <Stack direction="column" gap={2}>
      <Field
        noMargin
        htmlFor={payloadId}
        label={t('templates.payload', 'Try it on this payload')}
        description={t('templates.payload-hint', 'JSON; the newest alert of the integration, or an example.')}
      >
        <TextArea
          id={payloadId}
          className={styles.code}
          rows={8}
          spellCheck={false}
          value={payload}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      </Field>
      {preview.error ? (
        <Alert severity="error" title={errorText(preview.error)} />
      ) : (
        preview.data && <TemplateOutcome name={name} result={preview.data} />
      )}
    </Stack>
  );
}

/** The payload, unless its layout would block the page. */
function shown(payload: string | null | undefined): string | undefined {
  return typeof payload === 'string' && layoutLimit(payload, shownAtMost) >= payload.length ? payload : undefined;
}

/** The pause after typing, in milliseconds. */
const pause = 400;

const getStyles = (theme: GrafanaTheme2) => ({
  code: css({ fontFamily: theme.typography.fontFamilyMonospace, fontSize: theme.typography.bodySmall.fontSize }),
});
