/** Reads one file of any kind but PDF. */
import { OpenFailure } from "../document/limits";
import { answerWith } from "./answer";

answerWith(() => Promise.reject(new OpenFailure({ code: "unknown-kind" })));
