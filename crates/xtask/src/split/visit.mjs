// One first visit of the page, without a browser: its script and its wasm in a
// document of happy-dom's. Prints which functions of the wasm were entered.
//
//   node visit.mjs happy-dom/lib/index.js page.mjs page.wasm index.html PLACE COUNT LANGUAGE WIDTH
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [happyDom, script, wasm, html, place, count, language, width] = process.argv.slice(2);
const { Window } = await import(pathToFileURL(happyDom));

const page = new Window({ url: "http://127.0.0.1/", width: width === "wide" ? 1440 : 390, height: 900 });
const body = readFileSync(html, "utf8").replace(/<script[\s\S]*?<\/script>/g, "");
page.document.write(body);
Object.defineProperty(page.navigator, "language", { value: language });

// The page asks the global object for all of this.
const ticks = [];
let now = Date.UTC(2026, 0, 1);
const own = {
  window: globalThis,
  self: globalThis,
  document: page.document,
  navigator: page.navigator,
  location: page.location,
  history: page.history,
  localStorage: page.localStorage,
  sessionStorage: page.sessionStorage,
  matchMedia: page.matchMedia.bind(page),
  getComputedStyle: page.getComputedStyle.bind(page),
  addEventListener: page.addEventListener.bind(page),
  removeEventListener: page.removeEventListener.bind(page),
  scrollTo: () => {},
  requestAnimationFrame: (act) => setTimeout(() => act(now), 0),
  cancelAnimationFrame: clearTimeout,
  setInterval: (act) => ticks.push(act),
  clearInterval: () => {},
};
for (const [name, value] of Object.entries(own)) Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
for (const name of Object.getOwnPropertyNames(page)) {
  if (/^(HTML|SVG|[A-Z][a-z]+)\w*$/.test(name) && !(name in globalThis)) globalThis[name] = page[name];
}
globalThis.Window = class { static [Symbol.hasInstance](it) { return it === globalThis } };
// A narrow window is on a slow machine too: each look at the clock takes long,
// so that what is done in slices is done in many.
Date.now = () => (now += width === "narrow" ? 20 : 0);

const pause = () => new Promise((done) => setTimeout(done, 0));
const { initSync } = await import(pathToFileURL(script));
const exports = initSync({ module: readFileSync(wasm) });
for (let turn = 0; turn < 20; turn += 1) await pause();
// Four minutes of looking on: the lab's instance boots and passes its checks.
for (let second = 0; second < 240; second += 1) {
  now += 1000;
  for (const tick of ticks) tick();
  await pause();
}
if (!page.document.querySelector("main")) throw new Error("the page was not drawn:\n" + page.document.body.innerHTML.slice(0, 2000));
const notes = new Uint8Array(exports.memory.buffer, Number(place), Number(count));
console.log("entered: " + [...notes.keys()].filter((index) => notes[index]).join(" "));
process.exit(0);
