/** What is begun before the rest of the program is read. */
import { openDatabase } from "./drafts/open-database";

export const opening = openDatabase();
