/** 校验码 as people compare it over the telephone: A8C3 796A, the first eight of the content hash. */
import { shortHash } from "../../report/short-hash";

export const shownCode = (hash: string): string =>
  shortHash(hash)
    .toUpperCase()
    .replace(/^(.{4})/, "$1 ");
