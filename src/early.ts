/** What is begun before the rest of the program is read. */
import { Connection } from "./drafts/connection";

// Libraries call it; Chromium has it from 93 on, the desk runs from 86 on.
const objects = Object as { hasOwn?: (object: object, key: PropertyKey) => boolean };
objects.hasOwn ??= (object, key) => Object.prototype.hasOwnProperty.call(object, key);

export const connection = new Connection();
void connection.get();
