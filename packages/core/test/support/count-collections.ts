import { PerformanceObserver } from "node:perf_hooks";

/** How often the garbage collector ran while a function did. Allocation in bulk shows here. */
export async function countCollections(run: () => void): Promise<number> {
  let count = 0;
  const observer = new PerformanceObserver((entries) => {
    count += entries.getEntries().length;
  });
  observer.observe({ entryTypes: ["gc"] });
  run();
  // Entries arrive in a later turn.
  await new Promise((resolve) => setTimeout(resolve, 50));
  observer.disconnect();
  return count;
}
