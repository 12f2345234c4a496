import type { Places } from '../app/as-code/places.ts';
import type { Provisioning, WantedProvisioned } from '../app/integrations/provision.ts';
import { missingSecrets } from '../app/integrations/secrets.ts';
import { neededSecrets } from '../contract/integrations/guards.ts';
import type { CustomTemplates } from '../contract/templates/templates.ts';
import type { TemplateCheck } from '../interpret/check.ts';
import { hashOf } from '../store/token.ts';
import { Claims } from './claims.ts';
import type { Report } from './fault.ts';
import type { ProvisioningFile } from './provisioning-file.ts';
import { readSecrets } from './read-secrets.ts';
import type { SecretFiles } from './secret-files.ts';

export interface IntegrationCollector {
  readonly collected: Omit<Provisioning, 'views' | 'maintenance' | 'places'>;
  add(file: ProvisioningFile): void;
}

/**
 * Collects what the files say of integrations.
 * @param check finds the templates that do not parse
 * @param places is told where each is
 * @param secretFiles is told which files hold secrets
 */
export function collectIntegrations(
  check: TemplateCheck,
  places: Places,
  report: Report,
  secretFiles: Pick<SecretFiles, 'note'>
): IntegrationCollector {
  const integrations: WantedProvisioned[] = [];
  const deletions: Array<{ orgId: number; uid: string }> = [];
  const claims = new Claims(report);
  return {
    collected: { integrations, deletions },
    add({ content, placeOf }) {
      content.integrations.forEach((integration, i) => {
        const place = placeOf(['integrations', i, 'uid']);
        claims.claim(`uid ${integration.uid} in org ${integration.orgId}`, place, 'uid in this org');
        const reportFaulty = (templates: CustomTemplates, ...part: readonly string[]) => {
          for (const { template, line, column, message } of check(templates)) {
            report({
              place: placeOf(['integrations', i, ...part, template]),
              message: `${template}, line ${line}, column ${column}: ${message}`,
            });
          }
        };
        reportFaulty(integration.templates, 'templates');
        const title = integration.settings.heartbeat?.title ?? null;
        reportFaulty(title === null ? {} : { title }, 'settings', 'heartbeat');
        const { tokenHash, ...wanted } = integration;
        if (tokenHash !== undefined && wanted.token !== undefined) {
          report({ place: placeOf(['integrations', i, 'tokenHash']), message: 'give either token or tokenHash' });
        }
        const token = tokenHash === undefined ? wanted.token : { hash: tokenHash, hint: null };
        if (token !== undefined) {
          // The token itself is a secret and stays out of the message.
          claims.claim(`token\0${hashOf(token)}`, place, 'token');
        }
        const placeOfSecret = (name: string) => placeOf(['integrations', i, 'secrets', name]);
        for (const name of neededSecrets(integration.settings.guards)) {
          if (integration.secrets[name] === undefined) {
            report({
              place: placeOf(['integrations', i, 'settings', 'guards', name]),
              message: missingSecrets[name],
            });
          }
        }
        const secrets = readSecrets(integration.secrets, placeOfSecret, report, secretFiles);
        integrations.push({ ...wanted, token, secrets });
        places.note('integration', integration, place);
      });
      deletions.push(...content.deleteIntegrations);
    },
  };
}
