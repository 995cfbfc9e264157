/**
 * Starts the desk. The first import comes first: the database is being opened while the rest is fetched, all of what the
 * address shows at once.
 */
import { connection } from "./early";
import "./desk/ui/tokens.css";
import { fetchScreen } from "./desk/app/screens";
import { parseRoute } from "./desk/ui/routes";

const route = parseRoute(window.location.hash);
const fetched = fetchScreen(route);
import("./desk/app/start").then(
  ({ start }) => start(connection, route, fetched),
  () => {
    const root = document.getElementById("root");
    if (root !== null) root.textContent = "程序没有加载完整，可能是网络断开。已填的内容都在，请刷新页面。";
  },
);
