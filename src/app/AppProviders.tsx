import { QueryClientProvider } from '@tanstack/react-query';
import React, { type ReactNode, useState } from 'react';
import { createQueryClient } from '../api/client/queryClient';
import { ConnectionProvider } from '../api/live/connection';
import { LiveProvider } from '../api/live/live';
import { OperationsProvider } from '../api/operations/OperationsProvider';
import { ActingProvider } from '../components/alert-group/actions/ActingProvider';
import { operationReport } from '../components/alert-group/actions/operationReport';

export function AppProviders({ children }: { children: ReactNode }) {
  const [client] = useState(createQueryClient);
  return (
    <QueryClientProvider client={client}>
      <ConnectionProvider>
        <LiveProvider>
          <OperationsProvider report={operationReport}>
            <ActingProvider>{children}</ActingProvider>
          </OperationsProvider>
        </LiveProvider>
      </ConnectionProvider>
    </QueryClientProvider>
  );
}
