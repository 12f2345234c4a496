import { TemplateError } from '../errors.ts';
import type { Environment } from '../runtime/runtime.ts';
import type { Block, Name, NamespaceTarget } from '../syntax/ast.ts';
import type { Position } from '../syntax/characters.ts';
import type { CompiledBlock } from './blocks.ts';
import { type NamesOfTemplate, Scope, Unit } from './scope.ts';

/** What is known of the whole template while it is compiled. */
export interface Program extends NamesOfTemplate {
  readonly environment: Environment;
  readonly positionOf: (offset: number) => Position;
  readonly blockNodes: ReadonlyMap<string, Block>;
  readonly blockNames: ReadonlySet<string>;
  /** By name, complete when all is compiled. */
  readonly blocks: Map<string, CompiledBlock>;
  /** Where a name is used that only a variable or a global can have given a value. */
  readonly unassigned: Set<Name | NamespaceTarget>;
}

/** Where in a template something is compiled. */
export interface Place {
  readonly program: Program;
  readonly scope: Scope;
  /** Outside of all scopes besides that of the template: blocks see what is assigned here. */
  readonly isTopLevel: boolean;
  /** Directly in an `if`: an unknown filter or test is an error only when it is used. */
  readonly isSoft: boolean;
  readonly escaping: 'off' | 'on' | 'by rendering';
}

/** A scope of its own in the same frame. */
export function innerPlace(place: Place): Place {
  return placeIn(place, place.scope.unit);
}

/** A scope with frames of its own, as a macro has. */
export function callPlace(place: Place): Place {
  return placeIn(place, new Unit(place.scope.unit, place.program));
}

/** A scope of its own in the frames of that unit. */
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
