import { locationUtil } from '@grafana/data';
import { t } from '@grafana/i18n';
import { PluginPage } from '@grafana/runtime';
import { EmptyState, LinkButton } from '@grafana/ui';
import React from 'react';
import { links } from './links';

export function NotFoundPage() {
  return (
    <PluginPage pageNav={{ text: t('app.not-found.title', 'Page not found') }}>
      <EmptyState
        variant="not-found"
        message={t('app.not-found.message', 'There is no such page')}
        button={
          <LinkButton variant="secondary" href={locationUtil.assureBaseUrl(links.alertGroups())}>
            {t('app.not-found.home', 'Go to alert groups')}
          </LinkButton>
        }
      />
    </PluginPage>
  );
}
