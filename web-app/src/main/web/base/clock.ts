/** Time, timers and random numbers, replaceable in tests. */
export interface Clock {
  /** Milliseconds since an arbitrary moment; they advance while the computer sleeps. */
  now(): number;
  /** Runs `task` once after `delay` milliseconds, unless the returned function is called before. */
  after(delay: number, task: () => void): () => void;
  /** A number from 0 to below 1. */
  random(): number;
}

/**
 * A time that never goes back, and is never late: it advances with whichever of two clocks has advanced more since the
 * last reading. `steady` never jumps, but in some browsers stands still while the computer sleeps. `wall` goes on during
 * sleep, but people set it.
 */
export function advancingTime(steady: () => number, wall: () => number): () => number {
  let [now, steadyBefore, wallBefore] = [0, steady(), wall()];
  return () => {
    const [steadyNow, wallNow] = [steady(), wall()];
    now += Math.max(0, steadyNow - steadyBefore, wallNow - wallBefore);
    [steadyBefore, wallBefore] = [steadyNow, wallNow];
    return now;
  };
}

export const systemClock: Clock = {
  now: advancingTime(() => performance.now(), () => Date.now()),
  after: (delay, task) => {
    const timer = setTimeout(task, delay);
    return () => clearTimeout(timer);
  },
  random: Math.random,
};
