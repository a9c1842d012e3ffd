import type { KeyValueStorage } from "../base/browser_storage.ts";
import type { Clock } from "../base/clock.ts";

/** Tells the pages of this browser that are open from those that are gone. */
export interface PageRegistry {
  /** This page's own name. */
  readonly page: string;
  isGone(page: string): Promise<boolean>;
}

/** The part of the Web Locks API that is used. */
export type Locks = Pick<LockManager, "request">;

const prefix = "chalkstream.page.";

/** Each page holds a lock for as long as it is open; the browser releases it, even after a crash. */
export async function lockingRegistry(page: string, locks: Locks): Promise<PageRegistry> {
  await new Promise<void>((resolve, reject) => {
    locks.request(prefix + page, () => {
      resolve();
      return new Promise(() => {});
    }).catch(reject);
  });
  return {
    page,
    isGone: (other) => locks.request(prefix + other, { ifAvailable: true }, (lock) => lock !== null),
  };
}

/** In milliseconds. Browsers run the timers of a hidden page once in a minute. */
const leaseTime = 90_000;
const renewal = 10_000;

/** Where there is no Web Locks API: each page says again and again that it is there, and takes that back when it closes. */
export function leasingRegistry(page: string, storage: KeyValueStorage, clock: Clock, events: EventTarget): PageRegistry {
  const renew = () => storage.setItem(prefix + page, String(Date.now()));
  const goOn = () => {
    renew();
    clock.after(renewal, goOn);
  };
  goOn();
  events.addEventListener("pagehide", () => storage.removeItem(prefix + page));
  events.addEventListener("pageshow", renew);
  const isGone = (other: string) => {
    const since = Date.now() - Number(storage.getItem(prefix + other) ?? 0);
    const gone = Math.abs(since) > leaseTime;
    if (gone) {
      storage.removeItem(prefix + other);
    }
    return Promise.resolve(gone);
  };
  return { page, isGone };
}
