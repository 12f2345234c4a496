/** The formats in which alert groups are exported: a table with a row of names, or a JSON object a line. */
export const exportFormats = ['csv', 'jsonl'] as const;

export type ExportFormat = (typeof exportFormats)[number];
