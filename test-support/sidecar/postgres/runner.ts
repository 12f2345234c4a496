import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { chmodSync, chownSync, constants, cpSync, mkdtempSync, openSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

/** Runs programs of servers: as oneself, or as `nobody` instead of root, whom they refuse. */
export interface Runner {
  /** A folder of the user who runs them. Its name is short, as the path of a socket must be. */
  readonly home: string;
  /** Runs a program to its end. @throws with what it says where it fails */
  run(program: string, args: readonly string[]): Promise<void>;
  /** What it says is added to the file `log`. */
  start(program: string, args: readonly string[]): ChildProcess;
  /** Writes a file that only the user may read. @returns its path */
  write(name: string, text: string): string;
}

/** @param folder a PostgreSQL, with `bin`, `lib` and `share`; by default, programs are those of the machine */
export function createRunner(folder?: string): Runner {
  const isRoot = process.getuid?.() === 0;
  const identity = isRoot ? nobody : {};
  const own = (path: string) => isRoot && chownSync(path, nobody.uid, nobody.gid);
  const home = mkdtempSync(join(tmpdir(), 'bellhook-pg-'));
  own(home);
  chmodSync(home, 0o755);
  const reachable = folder !== undefined && isRoot && !isOpenToAll(folder) ? copyPrograms(folder, home) : folder;
  const path = [...(reachable === undefined ? [] : [join(reachable, 'bin')]), searchPath].join(':');
  const options = { cwd: home, env: { PATH: path, LC_ALL: 'C.UTF-8' }, ...identity };
  return {
    home,
    async run(program, args) {
      await execute(program, args, options);
    },
    start(program, args) {
      const log = openSync(join(home, 'log'), 'a');
      return spawn(program, args, { ...options, stdio: ['ignore', log, log] });
    },
    write(name, text) {
      const path = join(home, name);
      writeFileSync(path, text, { mode: 0o600 });
      own(path);
      return path;
    },
  };
}

/** Where the programs of servers are. */
export const searchPath = `${process.env['PATH']}:/usr/sbin`;

const execute = promisify(execFile);

/** As Linux has them. */
const nobody = { uid: 65_534, gid: 65_534 };

/** Whether everybody can reach what is in the folder. */
function isOpenToAll(folder: string): boolean {
  const parent = dirname(folder);
  return (statSync(folder).mode & constants.S_IXOTH) !== 0 && (parent === folder || isOpenToAll(parent));
}

/** @returns the copy */
function copyPrograms(folder: string, home: string): string {
  const copy = join(home, 'programs');
  cpSync(folder, copy, { recursive: true, verbatimSymlinks: true });
  return copy;
}
