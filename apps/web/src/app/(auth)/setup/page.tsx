import type { Metadata } from "next";
import { SetupPage } from "../../../features/auth/setup-page.tsx";
import { firstParam, type PageSearchParams } from "../../search-params.ts";

export const metadata: Metadata = { title: "Set up" };

export default async function Page({ searchParams }: { readonly searchParams: PageSearchParams }) {
  const code = firstParam(await searchParams, "code");
  return <SetupPage code={code === "" ? null : code} />;
}
