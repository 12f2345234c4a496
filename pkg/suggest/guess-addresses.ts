import { address } from '../integration-types/expressions.ts';
import { webAddress } from '../interpret/outputs/text.ts';
import type { Field } from './fields.ts';
import type { Suggestion } from './suggestion.ts';
import { depthPenalty, presence, ranked, tally } from './tally.ts';

/** The link to the tool and the image, from fields whose values are web addresses. */
export function guessAddresses(fields: readonly Field[]): Suggestion[] {
  const addresses = fields.filter(isAddress);
  const images = addresses.filter(isImage);
  const links = ranked(
    addresses.filter((field) => !images.includes(field)),
    linkScore
  );
  return [
    ...(links.length > 0 ? [suggest('sourceLink', links.slice(0, 2))] : []),
    ...(images.length > 0 ? [suggest('imageUrl', images.slice(0, 1))] : []),
  ];
}

function isAddress({ texts }: Field): boolean {
  const present = texts.filter((text) => text !== undefined);
  return present.filter((text) => webAddress(text.trim()) !== null).length > present.length / 2;
}

const imageName = /(image|imageurl|screenshot|screenshoturl|snapshot|snapshoturl|picture|graphurl|chartimage)$/;
const imagePath = /\.(png|jpe?g|gif|webp|svg)(\?|#|$)/i;
const decoration = /(icon|avatar|logo|favicon|gravatar|author|user|sender)/;

function isImage({ leaf, name, texts }: Field): boolean {
  return (
    !decoration.test(name.toLowerCase()) &&
    (imageName.test(leaf) || texts.some((text) => text !== undefined && imagePath.test(text)))
  );
}

const linkName = /(url|link|href|permalink|uri|address|page|investigationlink)$/;
const goodName =
  /(incident|alert|event|issue|problem|monitor|check|html|web|perma|dashboard|panel|detail|target|rule|investigation|upstream)/;
const poorName =
  /(doc|runbook|silence|mute|ack|resolve|api|webhook|callback|unsubscribe|icon|avatar|logo|repo|user|sender|account|profile|self|help|wiki|manage|settings|edit)/;

/** The page of the incident first; pages that change something, documents and programs' addresses last. */
function linkScore(field: Field): number {
  const score =
    50 +
    (linkName.test(field.leaf) ? 20 : 0) +
    (goodName.test(field.leaf) || goodName.test(field.around.at(-1) ?? '') ? 15 : 0) -
    (poorName.test(field.leaf) || poorName.test(field.around.at(-1) ?? '') ? 45 : 0) +
    (tally(field).length > 1 ? 10 : 0) +
    15 * presence(field) -
    depthPenalty(field);
  return score;
}

function suggest(template: 'sourceLink' | 'imageUrl', fields: readonly Field[]): Suggestion {
  return {
    template,
    text: `{{ ${address(...fields.map(({ name }) => name))} }}`,
    because: fields.map((field) => ({ rule: 'address', field: field.name, values: tally(field).slice(0, 2) })),
  };
}
