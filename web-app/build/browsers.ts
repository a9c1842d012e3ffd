// The browsers that the page runs in, and whether the bundles use what the oldest of them lack, by MDN's data. esbuild
// sees to the syntax; this looks at the browsers' own classes, functions, properties, and style sheets.
import bcd from "@mdn/browser-compat-data" with { type: "json" };
import { parse } from "acorn";
import { full } from "acorn-walk";

/** The oldest of each kind; index.html and README.md name the same. */
export const oldest = { chrome: 110, edge: 110, firefox: 128, safari: 16 } as const;

/** For esbuild. */
export const targets = Object.entries(oldest).map(([browser, version]) => `${browser}${version}`);

/** What is used although a supported browser lacks it, and why nothing breaks there. */
const excused: Readonly<Record<string, string>> = {
  ".brands": "asked for by the widgets only where there is userAgentData",
  ".captureStackTrace": "the packer looks first whether it is there",
  ".changedTouches": "of events that come from touch screens alone",
  ".fromHex": "the hash functions look first whether it is there",
  ".getCoalescedEvents": "called only where it is there; elsewhere a stroke has fewer points",
  ".getPredictedEvents": "called only where it is there",
  ".level": "a property of the packer's options",
  ".marginLeft": "of inline styles, which all browsers have",
  ".marginRight": "of inline styles, which all browsers have",
  ".moveBefore": "Preact looks first whether it is there",
  ".override": "a property of fonts' tables",
  ".separator": "a property of ours",
  ".sync": "a property of ours",
  ".toHex": "the hash functions look first whether it is there",
  ".unpause": "a property of ours",
  ".userAgentData": "the widgets look first whether it is there",
  "DecompressionStream": "where it lacks, archives that other programs have packed aren't read",
  "accent-color": "the browser's own colour is as good",
  "field-sizing": "a field is as wide as its attributes say",
  "forced-color-adjust": "only browsers that force colours need it",
  "outline": "Safari 16.0 draws it without round corners",
  "overscroll-behavior": "where it lacks, the page can be pulled a little",
  "print-color-adjust": "Chrome has it with a prefix, which stands beside it",
  "text-wrap": "lines are broken less evenly",
  "user-select": "Safari has it with a prefix, which stands beside it",
};

interface Support {
  readonly version_added?: string | boolean | null;
  readonly version_removed?: string;
  readonly flags?: unknown;
  readonly prefix?: string;
  readonly alternative_name?: string;
}

interface Feature {
  readonly __compat?: { readonly support: Readonly<Record<string, Support | readonly Support[] | undefined>> };
}

type Features = Readonly<Record<string, Feature & Readonly<Record<string, Feature>>>>;

const { api, css, javascript } = bcd as unknown as {
  readonly api: Features;
  readonly javascript: { readonly builtins: Features };
  readonly css: Readonly<Record<"properties" | "selectors" | "at-rules", Features>>;
};

const globals = new Map<string, Feature>();
/** The features that have this name: whose it is isn't seen in the bundles. */
const members = new Map<string, Feature[]>();
for (const [name, owner] of [...Object.entries(javascript.builtins), ...Object.entries(api)]) {
  globals.set(name, owner);
  for (const [member, feature] of Object.entries(owner)) {
    const plain = member.replace(/_static$/, "");
    members.set(plain, [...(members.get(plain) ?? []), feature]);
  }
}

/** What scripts and style sheets use that one of the browsers lacks, and isn't excused. */
export function lacking(scripts: readonly string[], styles: readonly string[]): readonly string[] {
  const found = new Set([...scriptFeatures(scripts), ...styles.flatMap(styleFeatures)]);
  return [...found].filter((name) => !Object.hasOwn(excused, name)).sort();
}

function scriptFeatures(scripts: readonly string[]): readonly string[] {
  const own = new Set<unknown>();
  const used = new Set<string>();
  for (const script of scripts) {
    // deno-lint-ignore no-explicit-any
    full(parse(script, { ecmaVersion: "latest", sourceType: "module" }), (node: any) => {
      if (/^(Property|MethodDefinition|PropertyDefinition)$/.test(node.type) && !node.computed) {
        own.add(node.key.name ?? node.key.value);
      } else if (node.type === "MemberExpression" && !node.computed) {
        used.add(`.${node.property.name}`);
      } else if (node.type === "AssignmentExpression" && node.left.type === "MemberExpression") {
        own.add(node.left.property.name);
      } else if (node.type === "Identifier") {
        used.add(node.name);
      }
    });
  }
  return [...used].filter((name) => {
    const member = name.startsWith(".") ? name.slice(1) : undefined;
    const features = member === undefined ? [globals.get(name) ?? {}] : own.has(member) ? [] : members.get(member) ?? [];
    return features.length > 0 && features.every(isLacking);
  });
}

function styleFeatures(style: string): readonly string[] {
  const before = [...style.matchAll(/[^{};]+(?=\{)/g)].join(" ");
  const of = (group: keyof typeof css, text: string, pattern: RegExp, sign: string) =>
    [...text.matchAll(pattern)].map(([, name]) => name!).filter((name) => isLacking(css[group][name] ?? {})).map((name) => `${sign}${name}`);
  return [
    ...of("properties", style, /[{;]\s*([a-z][a-z-]*)\s*:/g, ""),
    ...of("selectors", before, /:([a-z][a-z-]*)/g, ":"),
    ...of("at-rules", before, /@([a-z][a-z-]*)/g, "@"),
  ];
}

function isLacking({ __compat: compat }: Feature): boolean {
  return compat !== undefined && Object.entries(oldest).some(([browser, version]) => !supports(compat.support[browser], version));
}

function supports(support: Support | readonly Support[] | undefined, version: number): boolean {
  return [support ?? []].flat().some(({ version_added: added, version_removed, flags, prefix, alternative_name }) =>
    typeof added === "string" && added !== "preview" && parseFloat(added.replace("≤", "")) <= version &&
    [version_removed, flags, prefix, alternative_name].every((limit) => limit === undefined)
  );
}
