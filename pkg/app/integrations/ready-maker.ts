import { toGroupRules } from '../../domain/time/group-rules.ts';
import type { ReadyEndpoint } from '../../ingest/ready-endpoint.ts';
import type { TemplateCompiler, TemplateSet } from '../../interpret/template-set.ts';
import type { Endpoint } from '../../store/shapes/integrations.ts';
import type { GuardMaker } from './secrets.ts';

/** Makes endpoints whose templates are compiled when they are first needed, and forgotten where very many have theirs. */
export function createReadyMaker(
  compile: TemplateCompiler,
  guardOf: GuardMaker
): (endpoint: Endpoint) => ReadyEndpoint {
  const forget = new Set<() => void>();

  return (endpoint) => {
    let set: TemplateSet | undefined;
    const forgetSet = () => (set = undefined);
    return {
      ...endpoint,
      rules: toGroupRules(endpoint.settings),
      guard: guardOf(endpoint),
      get set() {
        if (set === undefined) {
          set = compile(endpoint);
          keep(forgetSet);
        }
        return set;
      },
    };
  };

  function keep(forgetSet: () => void): void {
    forget.add(forgetSet);
    if (forget.size > keptSets) {
      const [oldest] = forget;
      forget.delete(oldest as () => void);
      oldest?.();
    }
  }
}

/** So many endpoints keep their compiled templates, those that were compiled last. */
const keptSets = 1000;
