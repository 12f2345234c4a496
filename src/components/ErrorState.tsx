import { locationUtil } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, EmptyState, LinkButton, Stack } from '@grafana/ui';
import React from 'react';
import { type ApiError, errorText } from '../api/client/ApiError';
import { links } from '../app/links';

interface Props {
  error: ApiError;
  onRetry: () => void;
}

export function ErrorState({ error, onRetry }: Props) {
  const { message, explanation } = describe(error);
  return (
    <EmptyState
      role="alert"
      variant="not-found"
      message={message}
      button={
        <Stack>
          {error.code !== 'forbidden' && error.code !== 'not_found' && (
            <Button variant="secondary" icon="sync" onClick={onRetry}>
              {t('components.error-state.retry', 'Retry')}
            </Button>
          )}
          {isAboutTheSetUp(error) && (
            <LinkButton variant="secondary" fill="outline" href={locationUtil.assureBaseUrl(links.configuration)}>
              {t('components.error-state.configuration', 'Open configuration')}
            </LinkButton>
          )}
        </Stack>
      }
    >
      {explanation}
    </EmptyState>
  );
}

function isAboutTheSetUp({ code }: ApiError): boolean {
  return code === 'unreachable' || code === 'unavailable' || code === 'plugin_not_enabled';
}

function describe(error: ApiError): { message: string; explanation: string } {
  switch (error.code) {
    case 'forbidden':
      return {
        message: t('components.error-state.forbidden', 'You have no permission to see this'),
        explanation: t(
          'components.error-state.forbidden-explanation',
          'Ask an administrator of your Grafana organization for the role that it needs.'
        ),
      };
    case 'not_found':
      return {
        message: t('components.error-state.not-found', 'Not found'),
        explanation: t('components.error-state.not-found-explanation', 'It may have been deleted.'),
      };
    case 'plugin_not_enabled':
      return {
        message: t('components.error-state.not-enabled', 'Bellhook is not enabled'),
        explanation: t(
          'components.error-state.not-enabled-explanation',
          'An Admin can enable it on its configuration page.'
        ),
      };
    case 'unavailable':
      return {
        message: t('components.error-state.unavailable', 'Bellhook cannot work now'),
        explanation: errorText(error),
      };
    case 'unreachable':
      return {
        message: t('components.error-state.unreachable', 'Bellhook does not answer'),
        explanation: t(
          'components.error-state.unreachable-explanation',
          'Its sidecar may be starting or stopped. This page tries again by itself.'
        ),
      };
    default:
      return { message: t('components.error-state.other', 'Something went wrong'), explanation: errorText(error) };
  }
}
