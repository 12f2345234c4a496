import { TemplateError } from '../errors.ts';
import type { Environment } from '../runtime/runtime.ts';
import type { Block, Name, NamespaceTarget } from '../syntax/ast.ts';
import type { Position } from '../syntax/characters.ts';
import type { CompiledBlock } from './blocks.ts';
import { type NamesOfTemplate, Scope, Unit } from './scope.ts';

/** What is known about the whole template while it is compiled. */
export interface Program extends NamesOfTemplate {
  readonly environment: Environment;
  readonly positionOf: (offset: number) => Position;
  readonly blockNodes: ReadonlyMap<string, Block>;
  readonly blockNames: ReadonlySet<string>;
  /** By name; complete once everything is compiled. */
  readonly blocks: Map<string, CompiledBlock>;
  /** Uses of names that only variables or globals can define. */
  readonly unassigned: Set<Name | NamespaceTarget>;
}

/** The place in a template at which something is compiled. */
export interface Place {
  readonly program: Program;
  readonly scope: Scope;
  /** Whether it is in the template's own scope: blocks see what is assigned there. */
  readonly isTopLevel: boolean;
  /** Whether it is directly in an `if`, where an unknown filter or test is an error only when it is used. */
  readonly isSoft: boolean;
  readonly escaping: 'off' | 'on' | 'by rendering';
}

/** A new scope in the same frame. */
export function innerPlace(place: Place): Place {
  return placeIn(place, place.scope.unit);
}

/** A new scope with its own frames, as a macro has. */
export function callPlace(place: Place): Place {
  return placeIn(place, new Unit(place.scope.unit, place.program));
}

/** A new scope in the frames of that unit. */
export function placeIn(place: Place, unit: Unit): Place {
  return { ...place, scope: new Scope(place.scope, unit), isTopLevel: false, isSoft: false };
}

export function softPlace(place: Place): Place {
  return { ...place, isSoft: true };
}

/** @throws TemplateError (syntax), located */
export function fail(program: Program, message: string, offset: number): never {
  throw new TemplateError('syntax', message).locate(program.source, offset);
}
