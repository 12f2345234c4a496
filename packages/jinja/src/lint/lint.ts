import type { Node } from '../syntax/ast.ts';
import { childrenOf } from '../syntax/children.ts';
import type { Template } from '../template.ts';
import { type LintBudget, messageOfConstant } from './constants.ts';
import { findTestedNames, messageOfName, messageOfUnknown } from './names.ts';

/** Something in a template that works, but most probably not as it was meant. */
export interface Warning {
  /** Counted from 1. */
  readonly line: number;
  /** Counted from 1, in UTF-16 units. */
  readonly column: number;
  /** What it is and how to mend it. */
  readonly message: string;
}

/**
 * What in a template can never do anything useful: names that nothing gives a value, and parts that are the same for
 * every alert and are empty or fail. The first hundred, in the order of the template.
 * @param knownVariables the names that `render` will be given
 */
export function lintTemplate({ syntax, compiled }: Template, knownVariables: ReadonlySet<string>): Warning[] {
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
      messageOfName(node, parent, program, knownVariables, tested);
    if (message !== undefined) {
      found.push({ offset: node.offset, message });
    }
    // Of a part that is the same at all times, the largest is told of only.
    if (constant === undefined) {
      childrenOf(node).forEach((child) => visit(child, node));
    }
  };
  syntax.body.forEach((node) => visit(node, undefined));
  return found
    .toSorted((a, b) => a.offset - b.offset)
    .map(({ offset, message }) => ({ ...program.positionOf(offset), message }));
}

/** More would help nobody, and each takes its time to tell. */
const mostWarnings = 100;
