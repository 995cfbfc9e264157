/**
 * 内容校验码: names exactly what a report says, so that any file can be matched to the version it came from. SHA-256
 * over the RFC 8785 canonical JSON of the report file's content; computed anywhere, also without `crypto.subtle`, which
 * a plain http page lacks. Loaded when used.
 */
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import canonicalize from "canonicalize";
import type { ReportView } from "./live-report";
import { reportTree } from "./report-json";

/** Hash of a report as a file holds it, keys that this version does not know included. */
export const hashOfTree = (report: unknown): string =>
  `sha256:${bytesToHex(sha256(utf8ToBytes(canonicalize(report) ?? "")))}`;

/** `sha256:` and 64 hex digits. */
export const contentHash = (view: ReportView): string => hashOfTree(reportTree(view));
