import type { NextConfig } from "next";

/** Headers that fit every response, static files included; the page policy is set in `src/proxy.ts`. */
const commonHeaders = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "Referrer-Policy", value: "no-referrer" },
  { key: "Cross-Origin-Resource-Policy", value: "same-origin" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
];

const nextConfig: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  transpilePackages: ["@runbox/core"],
  images: { unoptimized: true },
  headers: async () => [{ source: "/:path*", headers: commonHeaders }],
};

export default nextConfig;
