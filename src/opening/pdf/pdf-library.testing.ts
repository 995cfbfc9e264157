/** pdf.js for tests: both halves in one thread, as in the worker. */
import * as library from "pdfjs-dist/legacy/build/pdf.mjs";
import * as worker from "pdfjs-dist/legacy/build/pdf.worker.mjs";
import type { PdfLibrary } from "./pdf-library";
import { readPdf } from "./read-pdf";

Object.assign(globalThis, { pdfjsWorker: worker });

export const readPdfHere = (bytes: Uint8Array) => readPdf(bytes, library as unknown as PdfLibrary);
