import { execFileSync, spawnSync } from 'node:child_process';

/** Whether this machine lets us make networks. */
export const canMakeNetworks =
  process.platform === 'linux' && process.getuid?.() === 0 && spawnSync('ip', ['netns', 'list']).status === 0;

/** A network for a process of its own. Two cables lead out of it, to this machine. */
export interface OwnNetwork {
  /** What starts a program in it. */
  readonly wrapper: readonly string[];
  /** The address of who runs in it, for those outside. */
  readonly inside: string;
  /** The address of this machine, for who runs in it: by the cable that can be pulled. */
  readonly outside: string;
  /** Pulls that cable: what is sent by it is lost, and nobody is told. */
  cut(): void;
  mend(): void;
  remove(): void;
}

let networks = 0;

/** Its addresses are of 198.18.0.0/15, which is for tests. */
export function createNetwork(): OwnNetwork {
  const place = `${process.pid % 250}.${networks++ * 8}`.split('.').map(Number) as [number, number];
  const address = (last: number) => `198.18.${place[0]}.${place[1] + last}`;
  const name = `bh${process.pid}x${networks}`;
  const ip = (...args: string[]) => execFileSync('ip', args, { stdio: 'pipe' });
  const within = (...args: string[]) => ip('-n', name, ...args);
  ip('netns', 'add', name);
  within('link', 'set', 'dev', 'lo', 'up');
  const cable = (end: string, outside: string, inside: string) => {
    ip('link', 'add', end, 'type', 'veth', 'peer', 'name', end, 'netns', name);
    ip('address', 'add', `${outside}/30`, 'dev', end);
    ip('link', 'set', 'dev', end, 'up');
    within('address', 'add', `${inside}/30`, 'dev', end);
    within('link', 'set', 'dev', end, 'up');
  };
  const cables = [`${name}a`, `${name}b`] as const;
  cable(cables[0], address(1), address(2));
  cable(cables[1], address(5), address(6));
  return {
    wrapper: ['ip', 'netns', 'exec', name],
    inside: address(2),
    outside: address(5),
    cut: () => void ip('link', 'set', 'dev', cables[1], 'down'),
    mend: () => void ip('link', 'set', 'dev', cables[1], 'up'),
    remove: () => void ip('netns', 'delete', name),
  };
}
