import { giveWay } from './give-way.ts';
import { serveWork } from './serve.ts';

giveWay();
serveWork();
