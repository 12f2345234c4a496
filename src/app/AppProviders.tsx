import { QueryClientProvider } from '@tanstack/react-query';
import React, { type ReactNode, useState } from 'react';
import { ConnectionProvider } from '../api/connection';
import { LiveProvider } from '../api/live';
import { createQueryClient } from '../api/queryClient';

export function AppProviders({ children }: { children: ReactNode }) {
  const [client] = useState(createQueryClient);
  return (
    <QueryClientProvider client={client}>
      <ConnectionProvider>
        <LiveProvider>{children}</LiveProvider>
      </ConnectionProvider>
    </QueryClientProvider>
  );
}
