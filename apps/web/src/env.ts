import { z } from "zod";

const envSchema = z.object({
  NODE_ENV: z.enum(["development", "production", "test"]).default("production"),
  /** Shows the component gallery at `/dev/ui` in a production build. */
  RUNBOX_DEV_UI: z.enum(["0", "1"]).default("0"),
  /** Name of the environment shown in the top bar, for example `production`. */
  RUNBOX_ENVIRONMENT: z.string().trim().max(40).default(""),
  /** Where the API listens, as the web server reaches it. */
  RUNBOX_API_URL: z.url({ protocol: /^https?$/ }).default("http://127.0.0.1:4000"),
});

/** The settings of the web server. Read here once and nowhere else; server code only. */
export interface WebEnv {
  readonly isProduction: boolean;
  readonly devUi: boolean;
  readonly environmentName: string;
  /** Without a slash at the end. */
  readonly apiUrl: string;
}

/**
 * Reads and checks the web server's settings.
 *
 * @throws ZodError naming the variable that is wrong.
 */
export function readEnv(
  source: Readonly<Record<string, string | undefined>> = process.env,
): WebEnv {
  const parsed = envSchema.parse(source);
  const isProduction = parsed.NODE_ENV === "production";
  return {
    isProduction,
    devUi: !isProduction || parsed.RUNBOX_DEV_UI === "1",
    environmentName: parsed.RUNBOX_ENVIRONMENT,
    apiUrl: parsed.RUNBOX_API_URL.replace(/\/+$/, ""),
  };
}
