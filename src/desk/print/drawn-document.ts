/** The printed document as elements of the page. Loaded when the preview opens. */
import "../../publishing/document.css";
import type { ReactNode } from "react";
import { documentOf } from "../../publishing/document";
import { markupOf } from "../../publishing/markup";
import type { ReportView } from "../../report/live-report";
import { draw } from "./draw";

export const drawnDocument = (view: ReportView): ReactNode => draw(markupOf(documentOf(view)));
