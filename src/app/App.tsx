import React, { lazy } from 'react';
import { Navigate, Route, Routes } from 'react-router-dom';
import { OperationNotice } from '../components/alert-group/actions/notice/OperationNotice';
import { DraftsWarning } from '../components/integration/DraftsWarning';
import { AppProviders } from './AppProviders';
import { ConnectionNote } from './ConnectionNote';
import { NotFoundPage } from './NotFoundPage';
import { RouteBoundary } from './RouteBoundary';

const AlertGroupsPage = lazy(() =>
  import('../pages/alert-groups/AlertGroupsPage').then((page) => ({ default: page.AlertGroupsPage }))
);
const AlertGroupPage = lazy(() =>
  import('../pages/alert-group/AlertGroupPage').then((page) => ({ default: page.AlertGroupPage }))
);
const IntegrationsPage = lazy(() =>
  import('../pages/integrations/IntegrationsPage').then((page) => ({ default: page.IntegrationsPage }))
);
const IntegrationPage = lazy(() =>
  import('../pages/integration/IntegrationPage').then((page) => ({ default: page.IntegrationPage }))
);
const MaintenancePage = lazy(() =>
  import('../pages/maintenance/MaintenancePage').then((page) => ({ default: page.MaintenancePage }))
);

/** The plugin's root page: everything below `/a/bellhook-alerts-app`. */
export function App() {
  return (
    <AppProviders>
      <RouteBoundary>
        <Routes>
          <Route index element={<Navigate to="alert-groups" replace />} />
          <Route path="alert-groups" element={<AlertGroupsPage />} />
          <Route path="alert-groups/:id" element={<AlertGroupPage />} />
          <Route path="integrations" element={<IntegrationsPage />} />
          <Route path="integrations/:uid/:tab?" element={<IntegrationPage />} />
          <Route path="maintenance" element={<MaintenancePage />} />
          <Route path="*" element={<NotFoundPage />} />
        </Routes>
      </RouteBoundary>
      <ConnectionNote />
      <OperationNotice />
      <DraftsWarning />
    </AppProviders>
  );
}
