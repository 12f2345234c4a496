import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root folder of the checkout, and the folders in it that the preview reads. */
export const root = fileURLToPath(new URL('..', import.meta.url));
export const distFolder = join(root, 'dist');
export const hostFolder = join(root, 'preview/out');

export const pluginId: string = JSON.parse(readFileSync(join(root, 'src/plugin.json'), 'utf8')).id;
