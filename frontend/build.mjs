// Builds what the pages load: scripts, styles, the font, the icon sprite. Everything is served by our own server.
import { createHash } from "node:crypto";
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const served = join(here, "..", "src", "gaodi", "web", "static", "build");
const modules = join(here, "node_modules");
// Built aside and put in place whole: a build that fails leaves the one before it.
const out = join(modules, ".gaodi-build");

rmSync(out, { recursive: true, force: true });
mkdirSync(join(out, "licences"), { recursive: true });

const entries = readdirSync(join(here, "src"))
  .filter((name) => /^[a-z-]+\.(ts|css)$/.test(name) && !name.startsWith("_"))
  .filter((name) => !name.endsWith(".d.ts"))
  .map((name) => join(here, "src", name));

await build({
  entryPoints: entries,
  outdir: out,
  bundle: true,
  splitting: true,
  format: "esm",
  minify: true,
  target: ["chrome100", "firefox100", "safari15"],
  loader: { ".woff2": "file", ".svg": "dataurl" },
  assetNames: "fonts/[name]",
  chunkNames: "chunks/[name]-[hash]",
  legalComments: "linked",
  logLevel: "warning",
});

// The icons in use, as one sprite.
const symbols = readFileSync(join(here, "icons.txt"), "utf8")
  .split("\n")
  .map((line) => line.trim())
  .filter(Boolean)
  .map((name) => {
    const svg = readFileSync(join(modules, "@tabler", "icons", "icons", "outline", `${name}.svg`), "utf8");
    const drawing = svg.replace(/<!--[\s\S]*?-->/g, "").replace(/^[\s\S]*?<svg[^>]*>/, "").replace(/<\/svg>\s*$/, "");
    return `<symbol id="${name}" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round">${drawing.trim()}</symbol>`;
  });
writeFileSync(join(out, "icons.svg"), `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join("")}</svg>\n`);
copyFileSync(join(here, "src", "mark.svg"), join(out, "mark.svg"));

// Every licence travels with what it covers.
const covered = [
  "@tabler/core", "@tabler/icons", "htmx.org", "echarts", "zrender", "tslib", "@popperjs/core", "@fontsource-variable/noto-sans-sc",
  "@codemirror/autocomplete", "@codemirror/commands", "@codemirror/lang-yaml", "@codemirror/language", "@codemirror/lint",
  "@codemirror/search", "@codemirror/state", "@codemirror/view", "@lezer/common", "@lezer/highlight", "@lezer/lr", "@lezer/yaml",
  "@marijn/find-cluster-break", "crelt", "style-mod", "w3c-keyname",
];
for (const name of covered) {
  const licence = ["LICENSE", "LICENSE.txt", "LICENSE.md", "LICENCE"].map((file) => join(modules, name, file)).find(existsSync);
  if (licence) copyFileSync(licence, join(out, "licences", `${name.replace("@", "").replace("/", "-")}.txt`));
}

// The package of Tabler names its licence and does not carry its text.
copyFileSync(join(here, "licences", "tabler-core.txt"), join(out, "licences", "tabler-core.txt"));

// What changes in a file changes its address, so that browsers may keep files for a year.
const stamps = {};
for (const name of readdirSync(out, { withFileTypes: true })) {
  if (name.isFile()) stamps[name.name] = createHash("sha256").update(readFileSync(join(out, name.name))).digest("hex").slice(0, 12);
}
writeFileSync(join(out, "manifest.json"), JSON.stringify(stamps, null, 1) + "\n");

rmSync(served, { recursive: true, force: true });
mkdirSync(dirname(served), { recursive: true });
renameSync(out, served);
