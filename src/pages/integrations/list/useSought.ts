import { useSearchParams } from 'react-router-dom';
import { integrationTypes } from '../../../../pkg/contract/integration-types.ts';
import { changedSearch, withoutEmpty } from '../../../components/changedSearch';
import { healths } from '../../../components/integration/integrationHealth';
import { statuses } from '../../../components/integration/integrationStatus';
import type { Sought } from './findIntegrations';

/** What is looked for, as the page's address has it; what nobody can look for there is passed over. */
export function useSought(): [Sought, (change: Partial<Sought>) => void] {
  const [parameters, setParameters] = useSearchParams();
  const sought: Sought = {
    query: parameters.get('q') ?? '',
    status: statuses.find((status) => status === parameters.get('status')),
    health: healths.find((health) => health === parameters.get('health')),
    type: integrationTypes.find((type) => type === parameters.get('type')),
  };
  const change = (changes: Partial<Sought>) =>
    setParameters(
      (former) => {
        const { query, status, health, type } = { ...sought, ...changes };
        return new URLSearchParams(changedSearch(former.toString(), withoutEmpty({ q: query, status, health, type })));
      },
      { replace: true }
    );
  return [sought, change];
}
