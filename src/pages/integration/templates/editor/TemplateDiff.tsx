import React, { type ComponentProps } from 'react';
import { TextDiff } from '../../../../components/text-diff/TextDiff';
import { jinjaLanguage } from './jinjaLanguage';

/** What differs between two texts of a template. */
export function TemplateDiff(props: Omit<ComponentProps<typeof TextDiff>, 'language'>) {
  return <TextDiff {...props} language={jinjaLanguage} />;
}
