import type { Provisioning, WantedProvisioned } from '../app/integrations/provision.ts';
import { ProvisioningError } from '../app/integrations/provisioning-error.ts';
import type { TemplateCheck } from '../interpret/check.ts';
import { Claims } from './claims.ts';
import type { ProvisioningFile } from './provisioning-file.ts';
import { readSecrets } from './read-secrets.ts';

export interface IntegrationCollector {
  readonly collected: Omit<Provisioning, 'views'>;
  /** @throws {ProvisioningError} for the first fault */
  add(file: ProvisioningFile): void;
}

/** Collects what the files say of integrations. @param check finds the templates that do not parse */
export function collectIntegrations(check: TemplateCheck): IntegrationCollector {
  const integrations: WantedProvisioned[] = [];
  const places: string[] = [];
  const deletions: Array<{ orgId: number; uid: string }> = [];
  const claims = new Claims();
  return {
    collected: { integrations, places, deletions },
    add({ content, placeOf }) {
      content.integrations.forEach((integration, i) => {
        const place = placeOf(['integrations', i, 'uid']);
        claims.claim(`uid ${integration.uid} in org ${integration.orgId}`, place, 'uid in this org');
        const [fault] = check(integration.templates);
        if (fault !== undefined) {
          const { template, line, column, message } = fault;
          const at = placeOf(['integrations', i, 'templates', template]);
          throw new ProvisioningError(`${at}: ${template}, line ${line}, column ${column}: ${message}`);
        }
        const title = integration.settings.heartbeat?.title ?? null;
        const [titleFault] = title === null ? [] : check({ title });
        if (titleFault !== undefined) {
          const { line, column, message } = titleFault;
          const at = placeOf(['integrations', i, 'settings', 'heartbeat', 'title']);
          throw new ProvisioningError(`${at}: title, line ${line}, column ${column}: ${message}`);
        }
        if (integration.token !== undefined) {
          // The token itself is a secret and stays out of the message.
          claims.claim(`token\0${integration.token}`, place, 'token');
        }
        const secrets = readSecrets(integration.secrets, (name) => placeOf(['integrations', i, 'secrets', name]));
        integrations.push({ ...integration, token: integration.token, secrets });
        places.push(place);
      });
      deletions.push(...content.deleteIntegrations);
    },
  };
}
