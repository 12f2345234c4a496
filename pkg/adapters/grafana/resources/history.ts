import type { AlertExplanation } from '../../../app/groups/explain-alert.ts';
import type { UseCases } from '../../../app/use-cases.ts';
import { messageLimit } from '../../../contract/templates/templates.ts';
import type { AlertExplanation as Explanation, TemplateFailure } from '../../../contract/types.ts';
import { shorten } from '../../../interpret/outputs/text.ts';
import { shortenGroupingKey } from '../../../store/core/alerts/grouping-key.ts';
import type { Handlers } from './dispatcher.ts';
import { toSummary } from './show-group.ts';
import { optionalTime } from './times.ts';

export function createHistoryHandlers({
  listEarlierGroups,
  explainAlert,
}: Pick<UseCases, 'listEarlierGroups' | 'explainAlert'>): Pick<Handlers, 'listEarlierGroups' | 'explainAlert'> {
  return {
    async listEarlierGroups(caller, { params, query: { limit, cursor } }) {
      const earlier = await listEarlierGroups(caller, Number(params.id), { limit, cursor });
      const { items, nextCursor, recentCount, medianDuration, next } = earlier;
      return {
        items: items.map(({ group, title }) => toSummary(group, title, caller)),
        nextCursor,
        count30Days: recentCount,
        medianMinutes: medianDuration === null ? null : Math.round(medianDuration / 6000) / 10,
        next: next && { id: String(next.id), number: next.number },
      };
    },

    explainAlert: async (caller, { params }) =>
      toExplanation(await explainAlert(caller, Number(params.id), Number(params.alertId))),
  };
}

function toExplanation({ templates, facts, alert, group, differs, next }: AlertExplanation): Explanation {
  return {
    templates: templates.map(({ name, text, isCustom, output, failures: [failure] }) => ({
      name,
      source: isCustom ? 'custom' : 'default',
      template: text,
      output: failure !== undefined && output === '' ? null : shorten(output, messageLimit),
      failure: failure === undefined ? null : describeFailure(failure),
    })),
    groupingKey: facts.groupingKey === null ? null : shortenGroupingKey(facts.groupingKey),
    stored: {
      title: alert.title,
      severity: alert.severity,
      signal: alert.signal,
      groupingKey: group.groupingKey,
    },
    differs: [...differs],
    outcome: alert.outcome,
    opened: alert.outcome === 'opened' ? whyOpened(alert, group.groupingKey) : null,
    next: {
      outcome: next.outcome,
      groupId: next.group === null ? null : String(next.group.id),
      number: next.group?.number ?? null,
    },
  };
}

function whyOpened(
  { earlier }: AlertExplanation['alert'],
  groupingKey: string | null
): NonNullable<Explanation['opened']> {
  if (groupingKey === null) {
    return { reason: 'no_key', earlier: null };
  }
  return earlier === null
    ? { reason: 'first', earlier: null }
    : {
        reason: 'earlier_resolved',
        earlier: { id: String(earlier.id), number: earlier.number, resolvedAt: optionalTime(earlier.resolvedAt) },
      };
}

function describeFailure({ line, column, message }: TemplateFailure): string {
  return line === null ? message : `Line ${line}, column ${column}: ${message}`;
}
