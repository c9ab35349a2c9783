// Every lab that can be walked through, for the gallery.
import type { Walk } from "./walk";

export const WALKS: Walk[] = [];
