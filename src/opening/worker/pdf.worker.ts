/** Reads one PDF file: pdf.js whole, in this one thread. The order of the imports matters. */
import "./polyfills";
import "./hide-port";
import * as worker from "pdfjs-dist/legacy/build/pdf.worker.min.mjs";
import "./restore-port";
import { getDocument, OPS } from "pdfjs-dist/legacy/build/pdf.min.mjs";
import { guarded, understood } from "../document/understand";
import { readPdf } from "../pdf/read-pdf";
import { answerWith } from "./answer";

Object.assign(globalThis, { pdfjsWorker: worker });
answerWith((bytes) => guarded(bytes, async () => understood(await readPdf(bytes, { getDocument, OPS }))));
