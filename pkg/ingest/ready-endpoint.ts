import type { GroupRules } from '../domain/time/group-rules.ts';
import type { Guard } from '../guards/guard.ts';
import type { TemplateSet } from '../interpret/template-set.ts';
import type { Endpoint } from '../store/shapes/integrations.ts';

/** An endpoint with its templates, which are compiled when they are first used, its rules and its guard. */
export interface ReadyEndpoint extends Endpoint {
  readonly set: TemplateSet;
  /** What time does to its groups; null where that is nothing. */
  readonly rules: GroupRules | null;
  /** Null where every guard is off. */
  readonly guard: Guard | null;
}
