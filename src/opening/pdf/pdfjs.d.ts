/** Builds of pdf.js that come without types; what is used of them is in `pdf-library.ts`. */
declare module "pdfjs-dist/legacy/build/pdf.worker.mjs";
declare module "pdfjs-dist/legacy/build/pdf.worker.min.mjs";
declare module "pdfjs-dist/legacy/build/pdf.min.mjs" {
  import type { PdfLibrary } from "./pdf-library";
  export const OPS: PdfLibrary["OPS"];
  export const getDocument: PdfLibrary["getDocument"];
}
