import { defaultServerConditions } from "vite";
import { defineConfig } from "vitest/config";

const sourceCondition = "@runbox/source";

// Workspace packages are tested as TypeScript sources, so nothing has to be built first. The
// condition is given twice: to Vite for what it transforms, and to Node (`execArgv`) for what
// the tests load natively, such as worker threads and child processes.
const resolveSources = {
  resolve: { conditions: [sourceCondition, ...defaultServerConditions] },
  ssr: {
    resolve: {
      conditions: [sourceCondition, ...defaultServerConditions],
      externalConditions: [sourceCondition, "node", "import"],
    },
  },
};

const whole = {
  execArgv: [`--conditions=${sourceCondition}`],
  testTimeout: 30_000,
  hookTimeout: 60_000,
};

const built = ["**/node_modules/**", "**/dist/**", "**/.next/**"];

export default defineConfig({
  test: {
    pool: "forks",
    maxWorkers: 2,
    watch: false,
    passWithNoTests: false,
    projects: [
      {
        ...resolveSources,
        test: {
          ...whole,
          name: "node",
          environment: "node",
          include: [
            "packages/*/src/**/*.test.ts",
            "packages/*/test/**/*.test.ts",
            "apps/api/{src,test}/**/*.test.ts",
            "examples/*/src/**/*.test.ts",
            "bench/src/**/*.test.ts",
            "scripts/**/*.test.mjs",
          ],
          exclude: built,
        },
      },
      {
        ...resolveSources,
        test: {
          ...whole,
          name: "web",
          environment: "node",
          include: ["apps/web/src/**/*.test.{ts,tsx}"],
          exclude: built,
        },
      },
    ],
  },
});
