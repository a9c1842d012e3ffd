/** Time, timers and random numbers, replaceable in tests. */
export interface Clock {
  /** Milliseconds since an arbitrary moment; they advance while the computer sleeps. */
  now(): number;
  /** Runs `task` once after `delay` milliseconds, unless the returned function is called before. */
  after(delay: number, task: () => void): () => void;
  /** A number from 0 to below 1. */
  random(): number;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  after: (delay, task) => {
    const timer = setTimeout(task, delay);
    return () => clearTimeout(timer);
  },
  random: Math.random,
};
