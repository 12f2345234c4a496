import type { AsCode } from '../../../app/as-code/as-code.ts';
import type { Handlers } from './dispatcher.ts';
import { isoTime, optionalTime } from './times.ts';

type ProvisioningRoutes = 'getProvisioning' | 'getOrgAsYaml' | 'getIntegrationAsYaml';

export function createProvisioningHandlers({ asCode }: { asCode: AsCode }): Pick<Handlers, ProvisioningRoutes> {
  return {
    async getProvisioning({ orgId }) {
      const { isOn, appliedAt, failure } = asCode.status(orgId);
      return {
        enabled: isOn,
        appliedAt: optionalTime(appliedAt),
        failure: failure && { ...failure, since: isoTime(failure.since), faults: [...failure.faults] },
      };
    },
    async getOrgAsYaml(caller) {
      const { yaml, variables } = await asCode.writeOrg(caller);
      return { yaml, variables: [...variables] };
    },
    async getIntegrationAsYaml(caller, { params, body }) {
      const { yaml, inForce, variables } = await asCode.writeIntegration(caller, params.uid, body);
      return { yaml, inForce, variables: [...variables] };
    },
  };
}
