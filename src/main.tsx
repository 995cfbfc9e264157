/** Starts the desk. */
import "./desk/ui/tokens.css";
import { createRoot } from "react-dom/client";
import { App } from "./desk/app";
import { openStore } from "./drafts/database";

const root = document.getElementById("root");
if (root !== null) createRoot(root).render(<App opening={openStore()} />);
