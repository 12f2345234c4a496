import { examplesOfAlertGroup } from '../alertmanager/examples.ts';
import type { TypeExamples } from '../type-presentation.ts';

export const examples: TypeExamples = examplesOfAlertGroup({
  panelURL: 'https://grafana.example/d/load?viewPanel=2',
  values: { B: 12.5 },
});
