import './.config/jest-setup';

// React's server renderer, which @grafana/ui loads, wants a MessageChannel; Node's own keeps the test process alive.
class TimerMessageChannel {
  port1 = { onmessage: null };
  port2 = { postMessage: () => setTimeout(() => this.port1.onmessage?.({}), 0) };
}
Object.assign(globalThis, { MessageChannel: TimerMessageChannel });
