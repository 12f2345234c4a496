import type { SignatureScheme } from '../contract/integrations/guards.ts';
import type { Severity } from '../contract/templates/templates.ts';

/**
 * What every page may show of an integration type. All of it runs in a browser, so nothing here imports from Node or the
 * sidecar. A type's folder has `texts.ts`, which exports `texts`, `icon.svg`, and `guide.ts`, which exports `guide`.
 */
export interface TypePresentation {
  readonly texts: TypeTexts;
  /**
   * The URL of a small picture of our own drawing, 24 by 24 units. It has one colour, `#808690`, that can be seen on the light and
   * the dark theme, and shows no trade mark.
   */
  readonly icon: string;
}

/** These are functions, because the language of the pages is known only when they are shown. */
export interface TypeTexts {
  readonly name: () => string;
  /** One sentence that helps to choose the type. */
  readonly hint: () => string;
  /** Further words by which people look for it, in lower case, such as former names and names of its makers. */
  readonly words?: readonly string[];
}

/** What people need to connect a tool. The pages load it for the type that they show, and for no other. */
export interface TypeGuide {
  /** What to do in the tool, in order. The URL is the integration's webhook URL, which holds its secret. */
  readonly steps: (url: string) => readonly Step[];
  /** One or two sentences on how the tool sends again what was not taken, and how it signs. */
  readonly delivery: () => string;
  /** How the tool signs what it sends, where it can; the pages offer that first. */
  readonly signs?: SignatureScheme;
  readonly examples: TypeExamples;
}

/** One sentence, and what there is to copy for it, if anything. */
export interface Step {
  readonly text: string;
  /** A file, or a command for a shell. */
  readonly code?: { readonly label: string; readonly text: string };
  /** Fields of a form in the tool, as they are called there. */
  readonly fields?: ReadonlyArray<{ readonly name: string; readonly value: string }>;
}

/** Payloads in the shape in which the tool sends them, with neutral values. They are examples, and the tests of the type. */
export interface TypeExamples {
  readonly firing: object;
  /** The recovery of that alert. Absent if the tool never tells of one. */
  readonly resolving?: object;
  /** A payload that the tool sends too, though rarely; any JSON value. */
  readonly odd: unknown;
  /** The address of the documentation or the code that shows the shape. */
  readonly source: string;
  /** What the default templates make of the alert. */
  readonly shown: { readonly title: string; readonly severity: Severity | null; readonly link: string | null };
}
