/** What the pages show about an integration type. It runs in a browser, so it imports nothing from Node or the sidecar. */
export interface TypePresentation {
  readonly texts: TypeTexts;
  readonly examples: TypeExamples;
}

/** These are functions, because the language of the pages is known only when they are shown. */
export interface TypeTexts {
  readonly name: () => string;
  /** One sentence that helps to choose the type. */
  readonly hint: () => string;
}

/** Payloads to try an integration with: an alert and its recovery. */
export interface TypeExamples {
  readonly firing: object;
  readonly resolving: object;
}
