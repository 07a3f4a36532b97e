// Builds the pages' scripts and styles into wwwroot/built. Run by the project's BuildAssets target, or by hand:
// `node Assets/build.mjs`. It does only what changed: `npm ci` when the lock file did, the rest when a source did.
// Two builds at once take turns, so neither reads what the other has half written.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import * as fs from "node:fs";
import { tmpdir } from "node:os";
import * as path from "node:path";
import { pathToFileURL } from "node:url";

const project = path.resolve(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname), "..");
const modules = path.join(project, "node_modules");
const installedStamp = path.join(modules, ".byfiber-installed");
const built = path.join(project, "wwwroot", "built");
const builtStamp = path.join(built, "stamp.txt");
const turn = path.join(tmpdir(), `byfiber-assets-${createHash("sha256").update(project).digest("hex").slice(0, 16)}.lock`);

/** MapLibre stays outside the bundle: it is served in its own files. */
const mapLibreAsServed = {
  name: "maplibre-as-served",
  setup(build) {
    build.onResolve({ filter: /^maplibre-gl$/ }, () => ({ path: "./maplibre/maplibre-gl.mjs", external: true }));
  },
};

if (Number(process.versions.node.split(".")[0]) < 20) {
  fail(`Byfiber's pages need Node.js 20 or later to build, and this is ${process.version}: install a newer one.`);
}

await waitForTurn();
try {
  installPackages();
  await buildAssets();
} finally {
  fs.rmSync(turn, { force: true });
}

function installPackages() {
  const wanted = hashOf(["package-lock.json", "package.json", ".npmrc"]);
  if (read(installedStamp) === wanted) return;
  console.log("Installing the front-end packages (npm ci)");
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  try {
    execFileSync(npm, ["ci", "--no-progress", "--loglevel=error"], { cwd: project, stdio: "inherit", shell: npm.endsWith(".cmd") });
  } catch {
    fail("`npm ci` failed in src/Byfiber.Web: check that npm is installed and reaches its registry, then build again.");
  }
  fs.writeFileSync(installedStamp, wanted);
}

async function buildAssets() {
  const wanted = hashOf(["package-lock.json", "tsconfig.json", ...filesUnder("Assets")]);
  if (read(builtStamp) === wanted) return;
  console.log("Building the pages' scripts and styles");
  checkTypes();
  const fresh = path.join(modules, ".byfiber-built");
  fs.rmSync(fresh, { recursive: true, force: true });
  await bundle(fresh);
  // MapLibre finds its worker beside itself, so its files are served as they come.
  for (const file of ["maplibre-gl.mjs", "maplibre-gl-shared.mjs", "maplibre-gl-worker.mjs"]) {
    copyWithoutMap(path.join(modules, "maplibre-gl", "dist", file), path.join(fresh, "maplibre", file));
  }
  fs.writeFileSync(path.join(fresh, "LICENCES.txt"), licences());
  fs.writeFileSync(path.join(fresh, "stamp.txt"), wanted);
  fs.rmSync(built, { recursive: true, force: true });
  fs.mkdirSync(path.dirname(built), { recursive: true });
  fs.renameSync(fresh, built);
}

function checkTypes() {
  try {
    execFileSync(process.execPath, [path.join(modules, "typescript", "bin", "tsc"), "--noEmit", "--pretty", "false"], {
      cwd: project,
      stdio: "inherit",
    });
  } catch {
    fail("The TypeScript in src/Byfiber.Web/Assets has errors (see above).");
  }
}

async function bundle(outdir) {
  const { build } = await import(pathToFileURL(path.join(modules, "esbuild", "lib", "main.js")).href);
  try {
    await build({
      absWorkingDir: project,
      entryPoints: [
        { in: "Assets/site.ts", out: "site" },
        { in: "Assets/styles/site.css", out: "site" },
        { in: "Assets/map/map.ts", out: "map" },
        { in: "Assets/styles/map.css", out: "map" },
        { in: "Assets/chart.ts", out: "chart" },
        { in: "Assets/passkeys.ts", out: "passkeys" },
      ],
      outdir,
      bundle: true,
      minify: true,
      format: "esm",
      splitting: true,
      chunkNames: "parts/[name]-[hash]",
      target: "es2022",
      legalComments: "none",
      logLevel: "warning",
      plugins: [mapLibreAsServed],
    });
  } catch (error) {
    fail(`esbuild could not bundle src/Byfiber.Web/Assets: ${error.message}`);
  }
}

function copyWithoutMap(from, to) {
  fs.mkdirSync(path.dirname(to), { recursive: true });
  fs.writeFileSync(to, fs.readFileSync(from, "utf8").replace(/\n\/\/# sourceMappingURL=\S+\s*$/, "\n"));
}

/** The licence texts of what the visitor's browser gets; licences ask that they travel along. */
function licences() {
  const lock = JSON.parse(fs.readFileSync(path.join(project, "package-lock.json"), "utf8"));
  const shipped = Object.entries(lock.packages).filter(([place, entry]) => place !== "" && !entry.dev);
  return shipped
    .map(([place, entry]) => {
      const folder = path.join(project, place);
      const file = fs.existsSync(folder) && fs.readdirSync(folder).find((name) => /^licen[cs]e/i.test(name));
      const text = file ? fs.readFileSync(path.join(folder, file), "utf8").trim() : `Licence: ${entry.license}`;
      return `${place.replace(/^.*node_modules\//, "")} ${entry.version}\n\n${text}\n`;
    })
    .join(`\n${"-".repeat(80)}\n\n`);
}

async function waitForTurn() {
  for (;;) {
    try {
      fs.writeFileSync(turn, String(process.pid), { flag: "wx" });
      return;
    } catch (error) {
      if (error.code !== "EEXIST") throw error;
      if (!isRunning(Number(read(turn)))) fs.rmSync(turn, { force: true });
      await new Promise((resume) => setTimeout(resume, 200));
    }
  }
}

/** An empty lock file belongs to a builder that is about to write its id into it. */
function isRunning(pid) {
  if (!pid) return fs.existsSync(turn) && Date.now() - fs.statSync(turn).mtimeMs < 5000;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}

function filesUnder(folder) {
  return fs
    .readdirSync(path.join(project, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(project, path.join(entry.parentPath ?? entry.path, entry.name)))
    .sort();
}

function hashOf(files) {
  const hash = createHash("sha256");
  for (const file of files) hash.update(file).update("\0").update(fs.readFileSync(path.join(project, file))).update("\0");
  return hash.digest("hex");
}

function read(file) {
  return fs.existsSync(file) ? fs.readFileSync(file, "utf8") : null;
}

function fail(sentence) {
  // The form that MSBuild shows as an error of its own.
  console.error(`Assets/build.mjs : error BYF0001: ${sentence}`);
  fs.rmSync(turn, { force: true });
  process.exit(1);
}
