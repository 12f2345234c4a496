import { QueryClient } from '@tanstack/react-query';
import type { ApiError } from './ApiError';

declare module '@tanstack/react-query' {
  interface Register {
    defaultError: ApiError;
  }
}

/** Failed queries are not retried at once: pages poll anyway, and show the error until then. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { retry: false, networkMode: 'always' },
      mutations: { retry: false, networkMode: 'always' },
    },
  });
}
