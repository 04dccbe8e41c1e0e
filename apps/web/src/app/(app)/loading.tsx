import { PageSkeleton } from "../../components/states/page-skeleton.tsx";

export default function Loading() {
  return <PageSkeleton />;
}
