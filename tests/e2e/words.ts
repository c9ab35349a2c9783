// The words of the page by their keys, read where the page has them from:
// crates/console/text/<language>/<room>.txt. A spec finds things by role and
// by these names, in either language.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Language } from "./trailwatch";

const folder = join(import.meta.dirname, "../../crates/console/text");

function read(language: Language): Map<string, string> {
  const words = new Map<string, string>();
  for (const file of readdirSync(join(folder, language))) {
    for (const line of readFileSync(join(folder, language, file), "utf8").split("\n")) {
      const at = line.indexOf("=");
      if (at > 0 && !line.startsWith("#")) words.set(line.slice(0, at).trim(), line.slice(at + 1).trim());
    }
  }
  return words;
}

const tables = { en: read("en"), ko: read("ko") };

/** The words of a key; slots like {name} are filled from `values`. */
export function say(language: Language, key: string, values: Record<string, string> = {}): string {
  const words = tables[language].get(key);
  if (words === undefined) throw new Error(`no words for ${key} in ${language}`);
  return words.replace(/\{(\w+)[^}]*\}/g, (slot, name) => values[name] ?? slot);
}
