// Run by `cargo xtask build` with the folder as its only word.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import zlib from "node:zlib";

const folder = process.argv.at(-1);
const worthwhile = /\.(css|html|js|json|mjs|svg|txt|wasm|webmanifest|xml)$/;

for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile() || !worthwhile.test(entry.name)) continue;
  const path = join(entry.parentPath ?? entry.path, entry.name);
  const bytes = readFileSync(path);
  const params = {
    [zlib.constants.BROTLI_PARAM_QUALITY]: 11,
    [zlib.constants.BROTLI_PARAM_LGWIN]: 24,
    [zlib.constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  };
  writeFileSync(`${path}.br`, zlib.brotliCompressSync(bytes, { params }));
  writeFileSync(`${path}.gz`, zlib.gzipSync(bytes, { level: 9 }));
}
