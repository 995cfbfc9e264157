/**
 * What the texts say, read once and shared by the rules. A paragraph leans on no other, so each is read by itself: a
 * change in one reads only that one again, and a number typed in a table reads none.
 */
import { readNarrative } from "../narrative/read";
import { reading } from "./texts";

export const narrativeIn = reading(readNarrative);
