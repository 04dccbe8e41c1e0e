import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { LoginPage } from "../../../features/auth/login-page.tsx";
import { readSession } from "../../../features/auth/read-session.ts";
import { safeReturnPath } from "../../../features/auth/return-path.ts";
import { firstParam, type PageSearchParams } from "../../search-params.ts";

export const metadata: Metadata = { title: "Sign in" };

export default async function Page({ searchParams }: { readonly searchParams: PageSearchParams }) {
  const returnPath = safeReturnPath(firstParam(await searchParams, "returnTo"));
  if ((await readSession()).kind === "signed-in") redirect(returnPath);
  return <LoginPage returnPath={returnPath} />;
}
