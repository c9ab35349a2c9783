// Every lab that can be walked through, for the gallery.
import type { Walk } from "./walk";

import { lab1 } from "./lab1";
import { lab12 } from "./lab1_2";
import { lab12Todo } from "./lab1_2_todo";

export const WALKS: Walk[] = [lab1, lab12, lab12Todo];
