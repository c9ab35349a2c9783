// Every lab that can be walked through, for the gallery.
import type { Walk } from "./walk";

import { lab1 } from "./lab1";

export const WALKS: Walk[] = [lab1];
