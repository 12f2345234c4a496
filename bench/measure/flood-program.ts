import { once } from 'node:events';
import { Agent } from 'node:http';
import { setPriority } from 'node:os';
import { openConnection } from '../../preview/plugin-host/connection.ts';
import { createPluginClient } from '../../preview/plugin-host/plugin-client.ts';
import type { FloodOrder, FloodResult } from './flood.ts';
import { floods, type FloodTarget } from './floods.ts';

/** The lowest priority there is: it takes the cores when nobody else wants them. */
const niceness = 19;

/** A flood's process: sends the requests of its argument's flood until it is told to end, and tells how they were answered. */
async function main({ name, origin, socket }: FloodOrder): Promise<void> {
  setPriority(niceness);
  const flood = floods.find((each) => each.name === name);
  if (flood === undefined) {
    throw new Error(`there is no flood of ${name}`);
  }
  const connection = openConnection(`unix:${socket}`);
  const target: FloodTarget = { origin, client: createPluginClient(() => connection) };
  const agent = new Agent({ keepAlive: true, maxSockets: flood.width });
  const answers: Record<number, number> = {};
  let ended = false;
  const goOn = async (): Promise<void> => {
    while (!ended) {
      const status = await flood.send(target, agent).catch(() => 0);
      answers[status] = (answers[status] ?? 0) + 1;
    }
  };

  const flooding = Promise.all(Array.from({ length: flood.width }, goOn));
  process.send?.('begun');
  await once(process, 'message');
  ended = true;
  await flooding;
  agent.destroy();
  connection.close();
  process.send?.({ answers } satisfies FloodResult);
}

await main(JSON.parse(process.argv[2] as string) as FloodOrder);
