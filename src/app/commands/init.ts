import type { Listing } from "../../core/dodo/listing.ts";
import {
  type FirstManifest,
  type FirstProduct,
  type FirstRule,
  firstManifest,
  likeliest,
  nameOffers,
} from "../../core/init/first-manifest.ts";
import { firstWorkflow } from "../../core/init/first-workflow.ts";
import { proposeRules, usualPlaces } from "../../core/init/propose-rules.ts";
import { type Offer, offersOf } from "../../core/init/shop.ts";
import { Problem } from "../../core/problem.ts";
import type { InitSettings } from "../../core/run/settings.ts";
import { plural } from "../../core/text/numbers.ts";
import type { FoundFile } from "../ports.ts";
import type { Run } from "../run/context.ts";
import { readOnce } from "../scan/read-once.ts";

/** Writes a first manifest and a workflow, from what is given, what the shop has and what lies in the folder. Throws `input-invalid` where a manifest is there. */
export async function init(run: Run<InitSettings>): Promise<void> {
  const { settings, manifest, ports, draft } = run;
  const { config, environment, init: given } = settings;
  if (manifest.text !== null) throw alreadyThere(config);
  const products = await chooseProducts(run);
  const rules = await chooseRules(run, products);
  const workflow =
    given.workflow !== undefined && (await wants(run, given.workflow)) ? given.workflow : undefined;
  if (
    !(await ports.initPorts.write(manifest.path, firstManifest({ products, rules, environment })))
  ) {
    throw alreadyThere(config);
  }
  draft.notices.push(
    `Written: ${config}, ${plural(rules.length, "rule")} for ${plural(products.length, "product")}.`,
  );
  if (workflow !== undefined) {
    const text = firstWorkflow({ config: manifest.path, environment: environment ?? "test_mode" });
    const written = await ports.initPorts.write(workflow, text);
    const kept = `${workflow} is there already and was left as it is: compare it with the README's.`;
    draft.notices.push(written ? `Written: ${workflow}.` : kept);
  }
  draft.notices.push(...nextSteps({ products, rules, environment }));
}

async function chooseProducts(run: Run<InitSettings>): Promise<readonly FirstProduct[]> {
  const { settings, ports } = run;
  const given = settings.init.products;
  if (given.length > 0) return given;
  const questions = ports.initPorts.questions;
  const offers = await offersIn(run);
  if (offers.length > 0) {
    const choices = offers.map((offer) => ({
      value: offer,
      label: labelOf(offer),
      about: aboutOf(offer),
    }));
    return nameOffers(
      questions ? await questions.some("Which of these do your files go to?", choices, []) : offers,
    );
  }
  if (!questions) return [{ name: "app" }];
  const title = await questions.text("What is the product called?", "app");
  const id = await questions.text(
    "Its id at Dodo, pdt_… or ent_… (empty: fill it in later)",
    "",
    "id",
  );
  const named = nameOffers([{ id: id === "" ? "pdt_app" : id, title }]);
  return id === "" ? named.map(({ name }) => ({ name })) : named;
}

/** Products and entitlements that are read for what they deliver; requests are limited. */
const mostRead = 100;

async function offersIn({ ports, draft }: Run<InitSettings>): Promise<readonly Offer[]> {
  const { initPorts, storefront, signal } = ports;
  if (!initPorts.listShop || !storefront) return [];
  const shelves = await initPorts.listShop();
  const listings = new Map<string, Listing>();
  for (const { id } of shelves.slice(0, mostRead)) {
    signal.throwIfAborted();
    try {
      listings.set(id, await storefront.read(id));
    } catch (error) {
      // One that cannot be read is still one that files may go to.
      if (!(error instanceof Problem)) throw error;
      draft.warnings.push(error);
    }
  }
  if (shelves.length > mostRead) {
    draft.notices.push(
      `Of ${shelves.length} products and entitlements only the first ${mostRead} were looked into.`,
    );
  }
  const offers = offersOf(shelves, listings);
  if (offers.length === 0) draft.notices.push("The shop has no product yet.");
  if (!initPorts.questions)
    draft.notices.push(...offers.map((offer) => `${labelOf(offer)}  ${aboutOf(offer)}`));
  return offers;
}

async function chooseRules(
  { settings, ports }: Run<InitSettings>,
  products: readonly FirstProduct[],
): Promise<readonly FirstRule[]> {
  const [{ name: main } = { name: "app" }] = products;
  const given = settings.init.rules;
  if (given.length > 0) return given.map(({ glob, to = main }) => ({ glob, to }));
  const questions = ports.initPorts.questions;
  const found = (await ports.workspace.find(usualPlaces)).flat();
  const readOf = await readOnce(found, ports.workspace, { most: 0 });
  const isFit = (file: FoundFile) => {
    const read = readOf(file);
    return !(read instanceof Problem) && read.size > 0;
  };
  const byFitness = Map.groupBy(found, isFit);
  const pathsOf = (fit: boolean) =>
    [...new Set(byFitness.get(fit)?.map(({ path }) => path))].toSorted();
  const proposed = proposeRules(pathsOf(true), pathsOf(false)).slice(0, mostRules);
  if (proposed.length === 0) return [{ glob: "dist/fill-in.zip", to: main, toFillIn: true }];
  const choices = proposed.map((value) => ({
    value,
    label: value.glob,
    about: value.paths.slice(0, 3).join(", "),
  }));
  const chosen = questions
    ? await questions.some("Which files do buyers get?", choices, proposed)
    : proposed;
  const rules: FirstRule[] = [];
  for (const { paths, ...rule } of chosen) {
    const likely = likeliest(paths[0] ?? rule.glob, products)?.name ?? main;
    const names = products.map(({ name }) => ({ value: name, label: name, about: "" }));
    const asked = questions && products.length > 1;
    rules.push({
      ...rule,
      to: asked ? await questions.one(`Where does ${rule.glob} go?`, names, likely) : likely,
    });
  }
  return rules;
}

/** More than that nobody reads; what is beyond is for globs that a person writes. */
const mostRules = 50;

async function wants({ ports }: Run<InitSettings>, workflow: string): Promise<boolean> {
  return (
    ports.initPorts.questions?.confirm(`Write ${workflow} too? It delivers on every tag v*.`) ??
    true
  );
}

function labelOf({ id, title }: Offer): string {
  return title === "" ? id : `${title} (${id})`;
}

function aboutOf({ delivers }: Offer): string {
  if (!delivers) return "not looked into";
  return delivers.length === 0
    ? "delivers no file yet"
    : `delivers ${delivers.slice(0, 5).join(", ")}`;
}

/** Three lines: what is to be looked at, the key, the first run. */
function nextSteps({
  products,
  rules,
  environment = "test_mode",
}: FirstManifest): readonly string[] {
  const open =
    products.some(({ id }) => id === undefined) || rules.some(({ toFillIn }) => toFillIn);
  return [
    `1. ${open ? 'Fill in what is marked "fill in"' : "Look at what is proposed"}, then: dodo-files validate`,
    `2. Set DODO_PAYMENTS_API_KEY, then: dodo-files plan --environment ${environment}`,
    "3. gh secret set DODO_PAYMENTS_API_KEY, commit, and push a tag: git tag v1.0.0 && git push origin v1.0.0",
  ];
}

function alreadyThere(config: string): Problem {
  return new Problem({
    code: "input-invalid",
    message: `${config} is there already, and init overwrites nothing.`,
    remedy: "Edit it, or name another path with --config.",
  });
}
