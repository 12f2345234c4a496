const { TestEnvironment } = require('jest-environment-jsdom');

/** jsdom with Node's own fetch, which jsdom lacks and the stand-in API needs. */
module.exports = class extends TestEnvironment {
  constructor(config, context) {
    super(config, context);
    for (const name of nodeGlobals) {
      this.global[name] = globalThis[name];
    }
  }

  /** Uses neither `browser` nor `node` builds: the first lack the server side, the second the DOM. */
  exportConditions() {
    return [];
  }
};

const nodeGlobals = [
  'AbortController',
  'AbortSignal',
  'BroadcastChannel',
  'Headers',
  'ReadableStream',
  'Request',
  'Response',
  'TextDecoder',
  'TextEncoder',
  'TextDecoderStream',
  'TransformStream',
  'WritableStream',
  'fetch',
  'structuredClone',
];
