import type { Actor, Refusal } from '../../../pkg/contract/types.ts';
import { type ApiError, isTransient } from '../client/ApiError';
import { type GroupAction, type Operation, type Outcome, sizeOf, type Target } from './operation';
import type { Overlay } from './overlay';
import { type Handling, handlingOf, predict } from './predict';

/** The calls that operations make, and what happens with what comes of them. */
export interface Sidecar {
  act: (operation: Operation) => Promise<Outcome>;
  progress: (id: string) => Promise<{ done: number; total: number | null }>;
  undo: (operation: Operation) => Promise<Undone>;
  /** Reads again what the pages show; ends when that is there. */
  refresh: () => Promise<unknown>;
}

/** What came of undoing an operation. */
export interface Undone {
  restored: number;
  refused: readonly Refusal[];
  refusedCount: number;
}

/** Whom operations tell what people must know. */
export interface Report {
  refused: (operation: Operation, refusal: Refusal) => void;
  failed: (operation: Operation, error: ApiError) => void;
  undone: (operation: Operation, result: Undone) => void;
  undoFailed: (operation: Operation, error: ApiError) => void;
}

interface Parts {
  sidecar: Sidecar;
  report: Report;
  me: () => Actor;
  newId: () => string;
  now: () => Date;
}

export interface Operations {
  /** In the order in which they were asked for. */
  readonly operations: readonly Operation[];
  readonly overlay: Overlay;
}

/** In milliseconds: how long an operation runs before its progress is asked for, and how often it is then. */
const progressAfter = 600;
const progressEvery = 500;

/**
 * How often an action on many groups is asked for again where no answer came, and until when; in milliseconds. By its id the
 * sidecar knows it, and does what is left: without an answer nobody knows how far it came.
 */
const askAgainEvery = 1_000;
const patience = 60_000;

/**
 * What people do to groups, from the click on: the pages show it at once, as an overlay over what the sidecar said last. When the
 * sidecar refuses, or cannot be reached, the overlay goes, and what is beneath it is the truth.
 */
export function createOperations({ sidecar, report, me, newId, now }: Parts) {
  let state: Operations = { operations: [], overlay: new Map() };
  /** Of each operation what it shows. */
  const layers = new Map<object, Overlay>();
  const listeners = new Set<() => void>();

  const publish = (operations: readonly Operation[], overlay = state.overlay) => {
    state = { operations, overlay };
    listeners.forEach((listener) => listener());
  };
  const cover = (layer: object, shows: Overlay) => {
    layers.set(layer, shows);
    publish(state.operations, stacked(layers.values()));
  };
  const uncover = (layer: object) => {
    layers.delete(layer);
    publish(state.operations, stacked(layers.values()));
  };
  const change = (id: string, to: Partial<Operation>) =>
    publish(state.operations.map((one) => (one.id === id ? { ...one, ...to } : one)));
  const drop = (id: string) => publish(state.operations.filter((one) => one.id !== id));
  /** Takes the layer off once what is beneath it shows the same. */
  const settle = async (layer: object) => {
    await sidecar.refresh().catch(() => undefined);
    uncover(layer);
  };

  async function act(target: Target, action: GroupAction): Promise<Outcome | null> {
    const operation: Operation = {
      id: newId(),
      action,
      target,
      phase: 'running',
      progress: null,
      isWaiting: false,
      outcome: null,
    };
    publish([...state.operations, operation]);
    cover(operation, predictions(target, action, me(), now().toISOString()));
    const stop = followProgress(operation);
    try {
      const outcome = await answerTo(operation);
      stop();
      const [refusal] = outcome.refused;
      cover(operation, without(layers.get(operation), outcome.refused));
      if (outcome.changed > 0 || refusal === undefined || sizeOf(target) > 1) {
        change(operation.id, { phase: 'done', progress: null, isWaiting: false, outcome });
      } else {
        drop(operation.id);
        report.refused(operation, refusal);
      }
      void settle(operation);
      return outcome;
    } catch (error) {
      stop();
      uncover(operation);
      drop(operation.id);
      report.failed(operation, error as ApiError);
      void sidecar.refresh().catch(() => undefined);
      return null;
    }
  }

  async function answerTo(operation: Operation): Promise<Outcome> {
    for (let waited = 0; ; waited += askAgainEvery) {
      try {
        return await sidecar.act(operation);
      } catch (error) {
        if (sizeOf(operation.target) === 1 || !isTransient(error as ApiError) || waited >= patience) {
          throw error;
        }
        change(operation.id, { isWaiting: true });
        await new Promise((resolve) => setTimeout(resolve, askAgainEvery));
      }
    }
  }

  async function undo(id: string): Promise<void> {
    const operation = state.operations.find((one) => one.id === id);
    if (operation?.phase !== 'done' || operation.outcome?.canUndo !== true) {
      return;
    }
    const layer = {};
    change(id, { phase: 'undoing' });
    cover(layer, without(befores(operation.target), operation.outcome.refused));
    try {
      const result = await sidecar.undo(operation);
      cover(layer, without(layers.get(layer), result.refused));
      report.undone(operation, result);
    } catch (error) {
      uncover(layer);
      report.undoFailed(operation, error as ApiError);
    }
    drop(id);
    await settle(layer);
  }

  function followProgress({ id, target }: Operation): () => void {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isOver = false;
    const ask = async () => {
      const progress = await sidecar.progress(id).catch(() => null);
      if (!isOver) {
        if (progress !== null) {
          change(id, { progress: { done: progress.done, total: progress.total }, isWaiting: false });
        }
        timer = setTimeout(ask, progressEvery);
      }
    };
    if (sizeOf(target) > 1) {
      timer = setTimeout(ask, progressAfter);
    }
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }

  return {
    get: () => state,
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    /** Does the action, and shows it at once. @returns null where it was not done; people have been told why */
    act,
    /** Undoes an operation that is done; nothing happens for others. */
    undo,
    /** Forgets an operation; it cannot be undone any more. */
    dismiss: drop,
  };
}

export type OperationStore = ReturnType<typeof createOperations>;

/** All layers as one; where two change the same of a group, the later one counts. */
function stacked(layers: Iterable<Overlay>): Overlay {
  const all = new Map<string, Partial<Handling>>();
  for (const layer of layers) {
    for (const [id, change] of layer) {
      all.set(id, { ...all.get(id), ...change });
    }
  }
  return all;
}

function predictions(target: Target, action: GroupAction, me: Actor, now: string): Overlay {
  const changes = target.shown.map((group) => [group.id, predict(group, action, me, now)] as const);
  return new Map(changes.filter((change): change is [string, Partial<Handling>] => change[1] !== undefined));
}

function befores(target: Target): Overlay {
  return new Map(target.shown.map((group) => [group.id, handlingOf(group)]));
}

function without(overlay: Overlay | undefined, refused: readonly Refusal[]): Overlay {
  const ids = new Set(refused.map(({ id }) => id));
  return new Map([...(overlay ?? [])].filter(([id]) => !ids.has(id)));
}
