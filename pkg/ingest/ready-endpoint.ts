import type { TemplateSet } from '../interpret/template-set.ts';
import type { Endpoint } from '../store/shapes/integrations.ts';

/** An endpoint with its templates, which are compiled when they are first used. */
export interface ReadyEndpoint extends Endpoint {
  readonly set: TemplateSet;
}
