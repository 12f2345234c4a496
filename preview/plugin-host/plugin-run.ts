import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { pluginEnvironment } from './environment.ts';
import { parseHandshake } from './handshake.ts';
import { type LogEntry, parseLogLine } from './log-entry.ts';

export interface PluginOptions {
  /** The absolute path of the file that Grafana would start. */
  executable: string;
  /**
   * The plugin's settings, `GF_PLUGIN_<KEY>`, and the variables that Grafana is configured to forward. Nothing else of the
   * host's is passed.
   */
  env: Readonly<Record<string, string>>;
  /** Receives every line of the plugin's stderr, and the messages of the host. */
  log: (entry: LogEntry) => void;
}

/** One process of the plugin, from its start to its end. */
export interface PluginRun {
  readonly pid: number;
  /** The gRPC target that it serves. */
  readonly target: string;
  /** Whether it has ended, which includes that nobody holds its stdout and stderr open. */
  readonly exited: boolean;
  /** Resolves when it has ended. */
  readonly exit: Promise<void>;
  kill(): void;
}

/** Starts the executable and waits for its handshake. Without one it rejects with the content of stderr. */
export function startRun({ executable, env, log }: PluginOptions): Promise<PluginRun> {
  const child = spawn(executable, [], { env: pluginEnvironment(env), stdio: ['inherit', 'pipe', 'pipe'] });
  const stderr = createInterface(child.stderr);
  stderr.on('line', (line) => log(parseLogLine(line)));
  const run = {
    exited: false,
    exit: new Promise<void>((resolve) => {
      child.once('close', () => {
        run.exited = true;
        resolve();
      });
    }),
    kill: () => void child.kill('SIGKILL'),
  };

  return new Promise((resolve, reject) => {
    const messages: string[] = [];
    const collect = (line: string) => messages.push(parseLogLine(line).message);
    const settle = () => {
      clearTimeout(timer);
      stderr.off('line', collect);
      child.off('close', onEnd);
    };
    const fail = (reason: string) => {
      settle();
      run.kill();
      reject(new Error([`the plugin did not start: ${reason}`, ...messages].join('\n')));
    };
    const onEnd = (code: number | null, signal: string | null) => fail(`it ended with ${signal ?? `code ${code}`}`);

    const timer = setTimeout(() => fail('it printed no handshake in time'), startTimeout);
    stderr.on('line', collect);
    child.once('close', onEnd);
    child.on('error', (error) => fail(error.message));
    createInterface(child.stdout).once('line', (line) => {
      try {
        const target = parseHandshake(line);
        settle();
        resolve(Object.assign(run, { pid: child.pid as number, target }));
      } catch (error) {
        fail((error as Error).message);
      }
    });
  });
}

/** How long Grafana waits for the handshake, in milliseconds. */
const startTimeout = 60_000;
