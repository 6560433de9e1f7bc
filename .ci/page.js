// What must hold of a page of `pol doc` in a browser, at the width of its frame: nothing runs over, words of the drawing neither meet
// nor leave their boxes, letters stand out from what is behind them, links lead somewhere. Finds nothing, or a line a finding.
"use strict";

const rectangle = (element) => {
  const { x, y, width, height } = element.getBBox();
  return { left: x, top: y, right: x + width, bottom: y + height };
};
const meet = (one, other) =>
  one.left < other.right - 1 && other.left < one.right - 1 && one.top < other.bottom - 1 && other.top < one.bottom - 1;
const inside = (inner, outer) =>
  inner.left >= outer.left - 1 && inner.right <= outer.right + 1 && inner.top >= outer.top - 1 && inner.bottom <= outer.bottom + 1;

const channels = (colour) => (colour.match(/[\d.]+/g) || []).map(Number);
const luminance = (colour) => {
  const [red, green, blue] = channels(colour).map((it) => it / 255).map((it) => (it <= 0.03928 ? it / 12.92 : ((it + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};
const contrast = (one, other) => {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
};
const clear = (colour) => colour === "none" || colour === "transparent" || channels(colour)[3] === 0;

const behind = (element, style) => {
  for (let at = element; at; at = at.parentElement) {
    const colour = style(at).backgroundColor;
    if (!clear(colour)) return colour;
  }
  return "rgb(255, 255, 255)";
};

function* overflow(page, width) {
  const over = page.documentElement.scrollWidth;
  if (over <= width) return;
  const wide = [...page.body.querySelectorAll("*")].find((it) => it.getBoundingClientRect().right > width + 1);
  yield `runs over to ${over}: ${wide ? wide.outerHTML.slice(0, 160) : "?"}`;
}

function* drawing(page, style) {
  const shown = [...page.querySelectorAll("svg.ladder")].filter((it) => style(it).display !== "none");
  if (shown.length !== 1) yield `${shown.length} drawings are shown, not one`;
  for (const svg of shown) {
    const { width, height } = svg.viewBox.baseVal;
    const all = { left: 0, top: 0, right: width, bottom: height };
    const texts = [...svg.querySelectorAll("text")].map((text) => ({ text, words: text.textContent, at: rectangle(text) }));
    const frames = [...svg.querySelectorAll("rect.frame")].map((frame) => ({ frame, at: rectangle(frame) }));
    for (const [position, { text, words, at }] of texts.entries()) {
      if (!inside(at, all)) yield `"${words}" leaves the drawing`;
      const other = texts.slice(position + 1).find((it) => meet(at, it.at));
      if (other) yield `"${words}" meets "${other.words}"`;
      const around = frames.filter((it) => meet(at, it.at));
      if (around.some((it) => !inside(at, it.at))) yield `"${words}" leaves its box`;
      const filled = around.map((it) => style(it.frame).fill).find((it) => !clear(it));
      const mark = text.classList.contains("number") ? style(text.previousElementSibling).fill : undefined;
      const ratio = contrast(style(text).fill, mark || filled || behind(svg, style));
      if (ratio < 4.5) yield `"${words}" has a contrast of ${ratio.toFixed(1)}`;
    }
  }
}

function* letters(page, style) {
  const told = new Set();
  const walk = page.createTreeWalker(page.body, NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    const element = node.parentElement;
    if (!node.data.trim() || element.closest("svg, style")) continue;
    const { color } = style(element);
    const back = behind(element, style);
    const key = `${color} on ${back}`;
    if (told.has(key)) continue;
    told.add(key);
    const ratio = contrast(color, back);
    if (ratio < 4.5) yield `"${node.data.slice(0, 40)}" has a contrast of ${ratio.toFixed(1)}`;
  }
}

function* links(page) {
  for (const link of page.querySelectorAll('a[href^="#"]')) {
    const id = decodeURIComponent(link.getAttribute("href").slice(1));
    if (!page.getElementById(id)) yield `nothing has the id ${id}`;
  }
}

window.addEventListener("load", () => {
  const findings = [...document.querySelectorAll("iframe")].flatMap((frame) => {
    const page = frame.contentDocument;
    const style = (element) => frame.contentWindow.getComputedStyle(element);
    const found = [...overflow(page, Number(frame.width)), ...drawing(page, style), ...letters(page, style), ...links(page)];
    const looked = page.querySelectorAll("svg.ladder text").length && page.querySelectorAll("h2").length;
    if (!looked) found.push("the page is empty");
    return found.map((it) => `at ${frame.width}: ${it}`);
  });
  const result = document.createElement("pre");
  result.id = "result";
  result.textContent = findings.length ? findings.join("\n") : "fine";
  document.body.replaceChildren(result);
});
