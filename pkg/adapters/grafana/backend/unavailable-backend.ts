import type { ErrorBody } from '../../../contract/errors.ts';
import type { PluginBackend } from './backend.ts';

/**
 * Answers every call while the sidecar does not work: health with the reason, resources with 503 and the same reason.
 * @param reason what is wrong and what to do, for people
 */
export function createUnavailableBackend(reason: () => string, details: object): PluginBackend {
  return {
    async callResource() {
      const body: ErrorBody = { code: 'unavailable', message: reason() };
      return { status: 503, body: JSON.stringify(body) };
    },
    async checkHealth() {
      return { ok: false, message: reason(), details };
    },
    collectMetrics: async () => '',
    subscribe: () => () => {},
  };
}
