import type { TemplateName } from '../../contract/templates/templates.ts';
import type { TemplateAuthor } from '../../contract/types.ts';

/** Who changes something, and when, in milliseconds since 1970. */
export interface ChangedBy {
  readonly author: TemplateAuthor;
  readonly at: number;
}

/** A change of an integration's templates. */
export interface StoredTemplateChange extends ChangedBy {
  readonly id: number;
  readonly templates: readonly ChangedTemplate[];
}

/** A text before and after a change; null is the default of the type. */
export interface ChangedTemplate {
  readonly template: TemplateName;
  readonly before: string | null;
  readonly after: string | null;
}
