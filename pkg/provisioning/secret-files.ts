import { statSync } from 'node:fs';

/** The files that secrets of guards are in, as they were when they were read, so that one that has changed since is found. */
export interface SecretFiles {
  /** Forgets all, as the files are read again. */
  clear(): void;
  /** Called right before the file is read; it may not be there. */
  note(path: string): void;
  /** A text that says how the files were. */
  asRead(): string;
  /** The same of how they are now. */
  asNow(): string;
}

export function createSecretFiles(): SecretFiles {
  const known = new Map<string, string>();
  return {
    clear: () => known.clear(),
    note: (path) => known.set(path, filePrint(path)),
    asRead: () => [...known.values()].join('\n'),
    asNow: () => [...known.keys()].map(filePrint).join('\n'),
  };
}

/**
 * A text that says how a file is, which changes with the file. It follows links: a Kubernetes secret changes as the link to its folder is put on another one.
 */
export function filePrint(path: string): string {
  try {
    const { dev, ino, size, mtimeMs, ctimeMs } = statSync(path);
    return [path, dev, ino, size, mtimeMs, ctimeMs].join();
  } catch (error) {
    return [path, (error as NodeJS.ErrnoException).code].join();
  }
}
