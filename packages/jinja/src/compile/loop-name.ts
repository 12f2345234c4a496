import type { For, Node, Target } from '../syntax/ast.ts';
import { childrenOf } from '../syntax/children.ts';
import { fail, type Program } from './place.ts';

/** @throws TemplateError (syntax) where something within a loop gives the name `loop` another meaning */
export function refuseLoopAsTarget(loop: For, program: Program): void {
  const visit = (node: Node): void => {
    if (node.type === 'for' || node.type === 'assign' || node.type === 'assign_block') {
      refuse(node.target, program);
    }
    childrenOf(node).forEach(visit);
  };
  visit(loop);
}

function refuse(target: Target, program: Program): void {
  if (target.type === 'tuple_target') {
    target.items.forEach((item) => refuse(item, program));
  } else if (target.type === 'name_target' && target.name === 'loop') {
    fail(program, 'loop cannot be given another meaning within a loop; choose another name', target.offset);
  }
}
