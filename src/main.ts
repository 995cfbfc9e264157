/** Starts the desk. The first import comes first: the database is being opened while the others are read. */
import { connection } from "./early";
import "./desk/ui/tokens.css";
import { start } from "./desk/app/start";

start(connection);
