import type { AppPlugin } from '@grafana/data';
import { locationService } from '@grafana/runtime';
import { ErrorBoundaryAlert } from '@grafana/ui';
import React from 'react';
import { useLocation } from 'react-router-dom';
import { NotFound } from './not-found.tsx';

/**
 * The plugin's own pages, below `/a/<plugin id>`. Grafana blocks pages whose entry in `includes` does not admit the user's
 * role. The preview lets the plugin decide, so that its own refusal is tested.
 */
export function AppPage({ plugin }: { plugin: AppPlugin }) {
  const { pathname } = useLocation();
  const basename = `/a/${plugin.meta.id}`;
  const Root = plugin.root;
  if (!Root || !plugin.meta.enabled || (pathname !== basename && !pathname.startsWith(`${basename}/`))) {
    return <NotFound />;
  }
  return (
    <ErrorBoundaryAlert style="page">
      <Root
        meta={plugin.meta}
        basename={basename}
        path={pathname}
        query={locationService.getSearchObject()}
        onNavChanged={() => undefined}
      />
    </ErrorBoundaryAlert>
  );
}
