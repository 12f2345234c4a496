import type { UseCases } from '../../../app/use-cases.ts';
import type { Handlers } from './dispatcher.ts';

export function createAccessHandlers({
  tellTeamKnowledge,
}: Pick<UseCases, 'tellTeamKnowledge'>): Pick<Handlers, 'getTeamKnowledge'> {
  return { getTeamKnowledge: tellTeamKnowledge };
}
