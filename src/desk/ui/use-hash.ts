/** The address, for components. */
import { useSyncExternalStore } from "react";

const subscribe = (tell: () => void): (() => void) => {
  window.addEventListener("hashchange", tell);
  return () => window.removeEventListener("hashchange", tell);
};

/** The address's hash, kept up as it changes. */
export const useHash = (): string => useSyncExternalStore(subscribe, () => window.location.hash);
