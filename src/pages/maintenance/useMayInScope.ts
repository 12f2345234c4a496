import { type May, mayAllows } from '../../../pkg/contract/integrations/access.ts';
import type { MaintenanceWindow } from '../../../pkg/contract/types.ts';
import { useIntegrations } from '../../api/integrations';

/**
 * What the user may do with all integrations that a window is of. Undefined where the role decides: it names none that the user sees, or it is
 * of all of the org, and the user may act on those that they see.
 */
export function useMayInScope({ integrations }: Pick<MaintenanceWindow, 'integrations'>): May | undefined {
  const seen = useIntegrations().data ?? [];
  const isOfAll = integrations.length === 0;
  const meant = isOfAll ? seen : seen.filter(({ uid }) => integrations.includes(uid));
  if (!meant.every(({ may }) => mayAllows(may, 'act'))) {
    return 'see';
  }
  return isOfAll || meant.length === 0 ? undefined : 'act';
}
