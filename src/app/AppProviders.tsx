import { QueryClientProvider } from '@tanstack/react-query';
import React, { type ReactNode, useState } from 'react';
import { createQueryClient } from '../api/client/queryClient';
import { ConnectionProvider } from '../api/live/connection';
import { LiveProvider } from '../api/live/live';

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
