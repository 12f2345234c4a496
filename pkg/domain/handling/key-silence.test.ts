import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { plainFacts } from '../../../test-support/sidecar/facts.ts';
import { actOnGroup } from '../act.ts';
import { foldAlert } from '../fold.ts';
import type { Group } from '../group.ts';
import type { GroupAction } from './apply-action.ts';
import { isInForce, type KeySilence, silenceKey } from './key-silence.ts';

const ada = { kind: 'user', login: 'ada', name: 'Ada' } as const;
const bob = { kind: 'user', login: 'bob', name: 'Bob' } as const;
const silence: KeySilence = { at: 1000, by: ada, until: 5000, reason: 'Known' };

test.each<[string, KeySilence | null, GroupAction | { action: 'delete' }, KeySilence | null | undefined]>([
  ['a silence that outlasts recovery', null, { action: 'silence', until: 9000, outlasts: true }, { ...own(9000) }],
  ['one without end', silence, { action: 'silence', until: null, outlasts: true }, { ...own(null) }],
  ['another silence', silence, { action: 'silence', until: 9000 }, null],
  ['another silence where there is none', null, { action: 'silence', until: 9000, outlasts: false }, undefined],
  ['the end of a silence', silence, { action: 'unsilence' }, null],
  ['a resolution', silence, { action: 'resolve' }, undefined],
  ['an acknowledgement', silence, { action: 'acknowledge' }, undefined],
  ['a deletion', silence, { action: 'delete' }, undefined],
])('%s', (_, known, action, expected) => {
  expect(silenceKey(known, action, bob, 2000)).toEqual(expected);
});

function own(until: number | null): KeySilence {
  return { at: 2000, by: bob, until, reason: null };
}

describe('a group that opens with a silenced key', () => {
  const context = { receivedAt: 3000, rules: null, silence };

  test('opens silenced until the same time by the same person, and says why', () => {
    const text = 'It was silenced before, also after it recovers: Known';
    expect(foldAlert(null, plainFacts(), context)).toMatchObject({
      group: {
        state: 'silenced',
        silencedAt: 3000,
        silencedBy: ada,
        silencedUntil: 5000,
        silencedReason: 'Known',
      },
      events: [{ type: 'opened' }, { type: 'silenced', at: 3000, actor: ada, silencedUntil: 5000, text }],
    });
  });

  test.each([
    ['is over', { ...context, receivedAt: 5000 }],
    ['is missing', { ...context, silence: null }],
  ])('fires where the silence %s', (_, given) => {
    expect(foldAlert(null, plainFacts(), given)?.group).toMatchObject({ state: 'firing', silencedBy: null });
  });

  test('is acknowledged where its alert says so', () => {
    const change = foldAlert(null, plainFacts({ signal: 'acknowledge' }), context);
    expect(change?.group).toMatchObject({ state: 'acknowledged', silencedBy: null });
  });

  test('is silenced, too, where the alert opens the former one again', () => {
    const rules = { quietSeconds: null, acknowledgedSeconds: null, reopenSeconds: 60, flapping: null };
    const opened = foldAlert(null, plainFacts(), { receivedAt: 1000, rules })?.group as Group;
    const resolved = actOnGroup(opened, { action: 'resolve' }, ada, 2000)?.group as Group;
    expect(foldAlert(resolved, plainFacts(), { ...context, rules })).toMatchObject({
      group: { state: 'silenced', resolvedAt: null, silencedUntil: 5000 },
      events: [{ type: 'unresolved' }, { type: 'silenced' }],
    });
  });

  test('that is open already is let be', () => {
    const opened = foldAlert(null, plainFacts(), { receivedAt: 1000, rules: null })?.group as Group;
    expect(foldAlert(opened, plainFacts(), context)?.group.state).toBe('firing');
  });
});

type Step =
  | { readonly kind: 'alert'; readonly signal: 'fire' | 'resolve' }
  | { readonly kind: 'act'; readonly action: GroupAction };

const action = fc.oneof(
  fc
    .record({ lasts: fc.option(fc.integer({ min: 1, max: 40 })), outlasts: fc.boolean() })
    .map(({ lasts, outlasts }) => ({ action: 'silence', until: lasts, outlasts }) as const),
  fc.constantFrom<GroupAction>(
    { action: 'unsilence' },
    { action: 'acknowledge' },
    { action: 'resolve' },
    { action: 'unresolve' }
  )
);
const step = fc.oneof(
  fc.record({ kind: fc.constant('alert' as const), signal: fc.constantFrom('fire' as const, 'resolve' as const) }),
  fc.record({ kind: fc.constant('act' as const), action })
);

/**
 * The slow model: looks through all that people did to the groups of the key for the newest silence, or end of one.
 * @returns until when a group that opens at the time is silenced; undefined where it fires
 */
function lookBack(done: ReadonlyArray<{ at: number; action: GroupAction }>, at: number): number | null | undefined {
  const newest = done.filter(({ action: { action: name } }) => name === 'silence' || name === 'unsilence').at(-1);
  if (newest?.action.action !== 'silence' || newest.action.outlasts !== true) {
    return undefined;
  }
  const { until } = newest.action;
  return until === null || until > at ? until : undefined;
}

/** The key by the rules: its newest group, and its silence. */
interface Known {
  readonly group: Group | null;
  readonly silence: KeySilence | null;
}

function act({ group, silence }: Known, given: GroupAction, at: number): Known | null {
  const ends = given.action === 'unsilence' && group?.state !== 'silenced' && isInForce(silence, at);
  const acted = group === null ? null : actOnGroup(group, given, ada, at);
  if (acted === null && !ends) {
    return null;
  }
  const after = silenceKey(silence, given, ada, at);
  return { group: acted?.group ?? group, silence: after === undefined ? silence : after };
}

/** @param given whose silence lasts so long instead of until then */
function toAction(given: GroupAction, at: number): GroupAction {
  return given.action === 'silence' && given.until !== null ? { ...given, until: at + given.until } : given;
}

test('over any history a group opens silenced when, and only when, the newest word on silence outlasts recovery and is not over', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps: Step[]) => {
      let known: Known = { group: null, silence: null };
      const done: Array<{ at: number; action: GroupAction }> = [];
      steps.forEach((one, i) => {
        const at = (i + 1) * 2;
        if (one.kind === 'act') {
          const given = toAction(one.action, at);
          const acted = act(known, given, at);
          if (acted !== null) {
            known = acted;
            done.push({ at, action: given });
          }
          return;
        }
        const open = known.group?.state === 'resolved' ? null : known.group;
        const context = { receivedAt: at, rules: null, silence: known.silence };
        const change = foldAlert(open, plainFacts({ signal: one.signal }), context);
        if (open === null && change !== null) {
          const until = lookBack(done, at);
          const expected = until === undefined ? ['firing', null] : ['silenced', until];
          expect([change.group.state, change.group.silencedUntil]).toEqual(expected);
        }
        known = { ...known, group: change?.group ?? known.group };
      });
    })
  );
});
