import { useQuery } from '@tanstack/react-query';
import type { IntegrationType } from '../../../pkg/contract/integration-types.ts';
import { guides } from '../../../pkg/integration-types/guides.ts';
import { toApiError } from '../../api/client/ApiError';

/** How a tool of the type is connected; loaded once, since it is no part of what all pages load. */
export function useTypeGuide(type: IntegrationType) {
  return useQuery({
    queryKey: ['type-guide', type],
    queryFn: () => guides[type]().catch((error: unknown) => Promise.reject(toApiError(error))),
    staleTime: Infinity,
  });
}
