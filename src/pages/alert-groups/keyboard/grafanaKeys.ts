/**
 * The letters with which Grafana's own key sequences start, such as `g a` for its alerting page, `t z`, `d s` and `c t`. The key
 * that follows one of them within a second is Grafana's.
 */
const starts = new Set(['g', 't', 'd', 'c', 'p']);

const sequenceMs = 1_000;

/** Tells of each key press, in order, whether Grafana takes it as part of a sequence. */
export function createSequences(): (press: { key: string; timeStamp: number }) => boolean {
  let start = -Infinity;
  return ({ key, timeStamp }) => {
    const isContinued = timeStamp - start < sequenceMs;
    start = !isContinued && starts.has(key) ? timeStamp : -Infinity;
    return isContinued;
  };
}
