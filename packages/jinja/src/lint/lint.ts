import type { Node } from '../syntax/ast.ts';
import { childrenOf } from '../syntax/children.ts';
import type { Template } from '../template.ts';
import { type LintBudget, messageOfConstant } from './constants.ts';
import { type KnownKeys, messageOfKey } from './keys.ts';
import { findTestedNames, messageOfName, messageOfUnknown } from './names.ts';

/** Something in a template that works, but probably not as intended. */
export interface Warning {
  /** Counted from 1. */
  readonly line: number;
  /** The column, from 1, in UTF-16 units. */
  readonly column: number;
  /** The problem and how to fix it. */
  readonly message: string;
}

/**
 * Finds parts of a template that can never be useful: names that nothing defines, keys that a variable never has, and constant parts
 * that are empty or fail.
 * Returns the first hundred warnings, in the order of the template.
 *
 * @example
 * lintTemplate(compileTemplate('{{ paylod.host }}', environment), new Set(['payload']));
 * // [{ line: 1, column: 4, message: 'paylod is never defined, so it prints nothing; did you mean payload?' }]
 *
 * @param knownVariables the names of the variables that `render` will get
 * @param knownKeys all keys of those of them that have no others
 */
export function lintTemplate(
  { syntax, compiled }: Template,
  knownVariables: ReadonlySet<string>,
  knownKeys: KnownKeys = new Map()
): Warning[] {
  const { program } = compiled;
  const tested = findTestedNames(syntax.body);
  const budget: LintBudget = { steps: program.environment.limits.steps };
  const found: Array<{ readonly offset: number; readonly message: string }> = [];
  const visit = (node: Node, parent: Node | undefined): void => {
    if (found.length === mostWarnings) {
      return;
    }
    const constant = messageOfConstant(node, program.environment, budget);
    const message =
      constant ??
      messageOfUnknown(node, program.environment) ??
      messageOfKey(node, program, knownKeys) ??
      messageOfName(node, parent, program, knownVariables, tested);
    if (message !== undefined) {
      found.push({ offset: node.offset, message });
    }
    // Only the outermost constant part is reported.
    if (constant === undefined) {
      childrenOf(node).forEach((child) => visit(child, node));
    }
  };
  syntax.body.forEach((node) => visit(node, undefined));
  return found
    .toSorted((a, b) => a.offset - b.offset)
    .map(({ offset, message }) => ({ ...program.positionOf(offset), message }));
}

/** More would not help anybody, and each takes time. */
const mostWarnings = 100;
