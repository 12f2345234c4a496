import { css } from '@emotion/css';
import { t } from '@grafana/i18n';
import { Alert, Stack, useStyles2 } from '@grafana/ui';
import React, { type ReactNode } from 'react';
import type { RouteName } from '../../../../pkg/contract/routes.ts';
import type { Integration } from '../../../../pkg/contract/types.ts';
import { errorText } from '../../../api/client/ApiError';
import { useMay } from '../../../app/permissions';
import { changeRoute } from '../../../components/as-code/changeRoute';
import { takeTitle, TakeToFile } from '../../../components/as-code/TakeToFile';
import { GuardedButton } from '../../../components/GuardedButton';
import { Section } from '../../../components/Section';
import type { SettingsFormState } from './useSettingsForm';

interface Props {
  title: string;
  /** The text of the button. */
  save: string;
  /** Beside the button. */
  note?: ReactNode;
  state: SettingsFormState;
  /** What the user has to be allowed to call, where it is more than to change the integration. */
  needed?: RouteName;
  children: ReactNode;
}

/** Settings that belong together, with a heading, and saved by themselves. */
export function SettingsSection({ title, save, note, state, needed, children }: Props) {
  const { integration, isDirty, isPending, error, onSubmit, taken, onTaken } = state;
  const styles = useStyles2(getStyles);
  return (
    <form className={styles.form} onSubmit={onSubmit} noValidate>
      <Section title={title}>
        <Stack direction="column" gap={3} alignItems="flex-start">
          {error && (
            <Alert severity="error" title={t('settings.not-saved', 'Not saved')}>
              {errorText(error)}
            </Alert>
          )}
          {children}
          <Stack gap={1} alignItems="center">
            <GuardedButton
              type="submit"
              route={needed ?? changeRoute(integration)}
              disabled={isPending || !isDirty}
              icon={isPending ? 'spinner' : undefined}
            >
              {integration.provisioned ? takeTitle() : save}
            </GuardedButton>
            {note}
          </Stack>
        </Stack>
      </Section>
      {taken && <TakeToFile route="getIntegrationAsYaml" owned={integration} changes={taken} onClose={onTaken} />}
    </form>
  );
}

const getStyles = () => ({
  // Fields have widths of their own, which a phone does not have.
  form: css({
    '& div': { maxWidth: '100%' },
    '& [role="radiogroup"]': { flexWrap: 'wrap' },
  }),
});

/**
 * Whether the user can neither change the settings nor take changes to the file that owns them.
 * @param needed as for the section
 */
export function useIsReadOnly(integration: Integration, needed: RouteName = changeRoute(integration)): boolean {
  return !useMay()(needed);
}
