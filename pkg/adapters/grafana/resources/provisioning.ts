import type { AsCode, Written } from '../../../app/as-code/as-code.ts';
import type { provisioningRoutes } from '../../../contract/provisioning/routes.ts';
import type { Handlers } from './dispatcher.ts';
import { isoTime, optionalTime, readTime } from './times.ts';

export function createProvisioningHandlers({
  asCode,
}: {
  asCode: AsCode;
}): Pick<Handlers, keyof typeof provisioningRoutes> {
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
      return toReply(await asCode.writeOrg(caller));
    },
    async getIntegrationAsYaml(caller, { params, body }) {
      return toReply(await asCode.writeIntegration(caller, params.uid, body));
    },
    async getViewAsYaml(caller, { params, body }) {
      return toReply(await asCode.writeView(caller, params.uid, body));
    },
    async getMaintenanceWindowAsYaml(caller, { params, body }) {
      const times = { startsAt: readTime(body.startsAt), endsAt: readTime(body.endsAt) };
      return toReply(await asCode.writeWindow(caller, params.uid, { ...body, ...times }));
    },
  };
}

function toReply<Reply extends Written>({ variables, ...rest }: Reply) {
  return { ...rest, variables: [...variables] };
}
