import type { Metadata } from "next";
import { Gallery } from "../../../components/gallery/gallery.tsx";

export const metadata: Metadata = { title: "Components" };

export default function GalleryPage() {
  return <Gallery />;
}
