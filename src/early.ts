/** What is begun before the rest of the program is read. */
import { Connection } from "./drafts/open-database";

export const connection = new Connection();
void connection.get();
