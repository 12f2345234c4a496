import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, Field, Stack, TextArea, useStyles2 } from '@grafana/ui';
import React, { useId } from 'react';
import type { TemplateName } from '../../../../pkg/contract/templates/templates.ts';
import type { Integration } from '../../../../pkg/contract/types.ts';
import { notifyFailure, notifySuccess } from '../../../api/client/notify';
import { useUpdateIntegration } from '../../../api/integrations';
import { mayCall } from '../../../app/permissions';
import { GuardedButton } from '../../../components/GuardedButton';
import { TemplateTrial } from './TemplateTrial';

interface Props {
  integration: Integration;
  name: TemplateName;
  /** The unsaved draft; undefined if nothing was changed. */
  draft: string | undefined;
  onDraft: (text: string | undefined) => void;
}

export function TemplateEditor({ integration, name, draft, onDraft }: Props) {
  const styles = useStyles2(getStyles);
  const textId = useId();
  const stored = integration.templates[name];
  const { mutate, isPending } = useUpdateIntegration(integration.uid);
  const text = draft ?? stored.template;
  const save = (value: string | null) =>
    mutate(
      { templates: { [name]: value } },
      {
        onSuccess: () => {
          onDraft(undefined);
          notifySuccess(t('templates.saved', 'Template saved'));
        },
        onError: (error) => notifyFailure(t('templates.not-saved', 'The template was not saved'), error),
      }
    );
  const blockedBy = integration.provisioned
    ? t('templates.provisioned', 'A provisioning file owns this integration; change it there')
    : undefined;

  return (
    <Stack direction="column" gap={2}>
      <Field
        noMargin
        htmlFor={textId}
        label={t('templates.text', 'Template')}
        description={t(
          'templates.text-hint',
          'Jinja2. Variables: payload, integration_name; in title, message and image address also source_link. An empty text means empty output.'
        )}
      >
        <TextArea
          id={textId}
          className={styles.code}
          rows={8}
          spellCheck={false}
          value={text}
          readOnly={!mayCall('previewTemplates')}
          onChange={({ currentTarget: { value } }) => onDraft(value === stored.template ? undefined : value)}
        />
      </Field>
      <Stack gap={1}>
        <GuardedButton
          route="updateIntegration"
          blockedBy={blockedBy}
          disabled={isPending || draft === undefined}
          onClick={() => save(text)}
        >
          {t('templates.save', 'Save template')}
        </GuardedButton>
        {draft !== undefined && (
          <Button variant="secondary" onClick={() => onDraft(undefined)}>
            {t('templates.discard', 'Discard changes')}
          </Button>
        )}
        <GuardedButton
          route="updateIntegration"
          variant="secondary"
          blockedBy={blockedBy}
          disabled={isPending || !stored.customised}
          onClick={() => save(null)}
        >
          {t('templates.use-default', 'Use the default')}
        </GuardedButton>
      </Stack>
      {mayCall('previewTemplates') && <TemplateTrial integration={integration} name={name} text={text} />}
    </Stack>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  code: css({ fontFamily: theme.typography.fontFamilyMonospace, fontSize: theme.typography.bodySmall.fontSize }),
});
