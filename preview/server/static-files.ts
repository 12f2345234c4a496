import sirv from 'sirv';
import { replyJson } from './reply.ts';
import type { Exchange, Handler } from './route.ts';

/** Serves the files of a folder, and no file outside of it. */
export function filesRoute(folder: string): Handler {
  return serve(folder, (name) => name);
}

/** Serves single files of a folder under names of their own. */
export function namedFilesRoute(folder: string, files: Readonly<Record<string, string>>): Handler {
  return serve(folder, (name) => (Object.hasOwn(files, name) ? files[name] : undefined));
}

function serve(folder: string, fileOf: (name: string) => string | undefined): Handler {
  // Looks at the disk for each request, because builds replace the files meanwhile.
  const files = sirv(folder, { dev: true, etag: true, extensions: [] });
  return ({ request, response, rest }: Exchange) => {
    const name = fileOf(rest);
    const notFound = () => replyJson(response, 404, { message: 'Not found' });
    if (name === undefined) {
      return notFound();
    }
    request.url = `/${encodeURI(name)}`;
    files(request, response, notFound);
  };
}
