/** What says that something failed in the background: fetched once a screen is drawn, before anything can. */
import { lazyPart } from "./part";

export const troubleBar = lazyPart(() => import("./trouble-bar").then((part) => part.TroubleBar));
