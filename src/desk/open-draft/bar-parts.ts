/** Bars about an open draft, each fetched when it is first to be shown. Knows no React. */
import { lazyPart } from "../ui/part";

export const noticeBar = lazyPart(() => import("./notice-bar").then((part) => part.NoticeBar));
export const lockBar = lazyPart(() => import("./lock-bar").then((part) => part.LockBar));
