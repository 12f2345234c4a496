import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The licences of the npm packages that the files belong to, as one text.
 * @param files relative to `root`, with `/`
 * @throws for a package without a licence, which must not be shipped
 */
export function thirdPartyNotices(root: string, files: readonly string[]): string {
  const byPackage = Map.groupBy(files, (file) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0]);
  return [...byPackage]
    .flatMap(([folder, ownFiles]) => (folder === undefined ? [] : notice(root, folder, ownFiles)))
    .sort()
    .join(`\n${'-'.repeat(80)}\n\n`);
}

function notice(root: string, folder: string, files: readonly string[]): string {
  const { name, version, license } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
  const own = readdirSync(join(root, folder))
    .filter((file) => /^(licen[cs]e|notice|copying)/i.test(file))
    .map((file) => readFileSync(join(root, folder, file), 'utf8').trim());
  const texts = [own, readmeSection(join(root, folder)), headers(files.map((file) => join(root, file)))].find(
    (found) => found.length > 0
  );
  if (texts === undefined) {
    throw new Error(`${name} has no licence information`);
  }
  return `${name} ${version}, licence ${license}\n\n${texts.join('\n\n')}\n`;
}

/** What the README says under its heading `License`; some packages have their notice only there. */
function readmeSection(folder: string): string[] {
  const readme = readdirSync(folder).find((file) => /^readme/i.test(file));
  const text = readme === undefined ? '' : readFileSync(join(folder, readme), 'utf8');
  const [, section = ''] = /^#+ *licen[cs]e *\n([^#]*)/im.exec(text) ?? [];
  return /copyright/i.test(section) ? [section.trim()] : [];
}

/** The distinct comments at the beginnings of the files; some packages have their notices nowhere else. */
function headers(paths: readonly string[]): string[] {
  const comments = paths.map((path) => /^(?:\/\/.*\n)+/.exec(readFileSync(path, 'utf8'))?.[0] ?? '');
  const texts = comments.map((comment) => comment.replace(/^\/\/ ?/gm, '').trim());
  return [...new Set(texts)].filter((text) => /copyright/i.test(text));
}
