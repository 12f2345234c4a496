import { type May, mayAllows } from '../../../pkg/contract/integrations/access.ts';
import type { MaintenanceWindow } from '../../../pkg/contract/types.ts';
import { useIntegrations } from '../../api/integrations';

/**
 * What the user may do with all integrations that a window is of; undefined where it names none that the user sees, so that the role decides.
 */
export function useMayInScope({ integrations }: Pick<MaintenanceWindow, 'integrations'>): May | undefined {
  const named = useIntegrations().data?.filter(({ uid }) => integrations.includes(uid)) ?? [];
  if (named.length === 0) {
    return undefined;
  }
  return named.every(({ may }) => mayAllows(may, 'act')) ? 'act' : 'see';
}
