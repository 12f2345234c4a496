import type { TemplateSet } from '../interpret/template-set.ts';
import type { Endpoint } from '../store/store.ts';

/** An integration endpoint with its templates, which are compiled when they are first asked for. */
export interface ReadyEndpoint extends Endpoint {
  readonly set: TemplateSet;
}
