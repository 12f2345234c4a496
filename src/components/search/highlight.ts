import { type Span, type Token, tokenize } from '../../../pkg/domain/query/tokens.ts';

/** A part of the text of a query that looks the same throughout. */
export interface Part {
  text: string;
  look: Look;
  isFaulty: boolean;
}

export type Look = 'plain' | 'field' | 'operator' | 'value' | 'keyword';

/** Cuts the text of a query into parts by what they are, and by where its fault is. The parts together are the text. */
export function highlight(text: string, fault: Span | null): Part[] {
  const looks = tokenize(text).flatMap(looksOf);
  const ends = looks.flatMap(({ from, to }) => [from, to]);
  const cuts = [...new Set([0, ...ends, ...(fault ? [fault.from, fault.to] : []), text.length])].sort((a, b) => a - b);
  return cuts.slice(1).map((to, index) => {
    const from = cuts[index] ?? 0;
    return {
      text: text.slice(from, to),
      look: looks.find((span) => span.from <= from && to <= span.to)?.look ?? 'plain',
      isFaulty: fault !== null && fault.from <= from && to <= fault.to,
    };
  });
}

function looksOf(token: Token): Array<Span & { look: Look }> {
  switch (token.kind) {
    case 'term':
      return [
        { from: token.root.from, to: token.path.to, look: token.field === null ? 'plain' : 'field' },
        { ...token.operator, look: 'operator' },
        { ...token.value, look: 'value' },
      ];
    case 'word':
      return [];
    default:
      return [{ from: token.from, to: token.to, look: 'keyword' }];
  }
}
