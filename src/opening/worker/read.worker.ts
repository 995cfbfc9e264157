/** Reads one file of any kind but PDF. */
import { OpenFailure } from "../document/limits";
import { openBytes } from "../document/open-bytes";
import { answerWith } from "./answer";

const noPdf = () => Promise.reject(new OpenFailure({ code: "unknown-kind" }));
answerWith((bytes) => openBytes(bytes, noPdf));
