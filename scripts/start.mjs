import { requireHostTools } from "./shared/host-requirements.mjs";
import { installWhenStale } from "./shared/installed-dependencies.mjs";
import { runOnPinnedNode } from "./shared/pinned-node.mjs";
import { printFailure } from "./shared/plain-failure.mjs";
import { inRepository } from "./shared/repository-root.mjs";

// Runs on the host's Node: installs, then hands over to the Node that was installed.

try {
  requireHostTools();
  await installWhenStale();
  process.exitCode = await runOnPinnedNode(
    inRepository("scripts/start/main.mjs"),
    process.argv.slice(2),
  );
} catch (failure) {
  printFailure(failure);
  process.exitCode = 1;
}
