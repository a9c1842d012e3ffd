/** The part of a browser's storage that is used. */
export type KeyValueStorage = Pick<Storage, "getItem" | "setItem" | "removeItem">;

/** A storage that never fails: what the browser doesn't let the page keep, the page remembers until it closes. */
export function tolerantStorage(open: () => KeyValueStorage): KeyValueStorage {
  const remembered = new Map<string, string>();
  function attempt<T>(use: (storage: KeyValueStorage) => T): T | undefined {
    try {
      return use(open());
    } catch {
      return undefined;
    }
  }
  return {
    getItem: (key) => attempt((storage) => storage.getItem(key)) ?? remembered.get(key) ?? null,
    setItem: (key, value) => {
      remembered.set(key, value);
      attempt((storage) => storage.setItem(key, value));
    },
    removeItem: (key) => {
      remembered.delete(key);
      attempt((storage) => storage.removeItem(key));
    },
  };
}

export const browserStorage = tolerantStorage(() => localStorage);

/** Of this tab alone. */
export const tabStorage = tolerantStorage(() => sessionStorage);
