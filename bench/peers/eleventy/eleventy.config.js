// A theme as small as it can be that has what stock has: a menu of rules and guides, contents, tags, a search index.
import markdownIt from "markdown-it";

const OWN = new Set(["all", "rules", "guides", "cases"]);
const markdown = markdownIt({ html: true });

markdown.renderer.rules.heading_open = (tokens, index, options, environment, self) => {
  tokens[index].attrSet("id", slug(tokens[index + 1].content));
  return self.renderToken(tokens, index, options);
};

function slug(text) {
  return text.toLowerCase().replace(/[^a-z0-9]+/g, "-");
}

export default function (eleventy) {
  eleventy.setLibrary("md", markdown);
  for (const kind of ["rules", "guides", "cases"]) {
    eleventy.addCollection(kind, (all) => all.getFilteredByGlob(`docs/${kind}/*.md`));
  }
  eleventy.addCollection("words", (all) =>
    [...new Set(all.getAll().flatMap((item) => item.data.tags ?? []))].filter((word) => !OWN.has(word)).sort(),
  );
  eleventy.addFilter("slug", slug);
  eleventy.addFilter("headings", (html) =>
    [...html.matchAll(/<h2 id="([^"]+)">(.*?)<\/h2>/g)].map(([, id, text]) => ({ id, text })),
  );
  eleventy.addFilter("plain", (html) => html.replace(/<[^>]+>/g, " ").replace(/\s+/g, " "));
  return { dir: { input: "docs", includes: "../_includes", output: "site" }, markdownTemplateEngine: false };
}
