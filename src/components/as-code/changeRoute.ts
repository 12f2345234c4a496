import type { Integration } from '../../../pkg/contract/types.ts';

/** The route that a change of an integration needs: the one that saves it, or the one that writes it for the file that owns the integration. */
export function changeRoute({ provisioned }: Pick<Integration, 'provisioned'>) {
  return provisioned ? 'getIntegrationAsYaml' : 'updateIntegration';
}
