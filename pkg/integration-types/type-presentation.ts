/** What the pages show of an integration type. Runs in a browser: it imports nothing of Node or of the sidecar. */
export interface TypePresentation {
  readonly texts: TypeTexts;
  readonly examples: TypeExamples;
}

/** Functions, because the language of the pages is known only when they are shown. */
export interface TypeTexts {
  readonly name: () => string;
  /** One sentence that helps to choose the type. */
  readonly hint: () => string;
}

/** Payloads to try an integration with: an alert, and what resolves it. */
export interface TypeExamples {
  readonly firing: object;
  readonly resolving: object;
}
