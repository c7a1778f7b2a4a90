// What is hard to read or to reach on the page: words too faint for their ground (WCAG AA),
// controls that a screen reader can't name, and a Tab order that is not the reading order.
() => {
  const pixel = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const rgba = (text) => {
    pixel.clearRect(0, 0, 1, 1);
    pixel.fillStyle = text;
    pixel.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = pixel.getImageData(0, 0, 1, 1).data;
    return [r, g, b, a / 255];
  };
  const over = (top, low) => [0, 1, 2].map((i) => top[i] * top[3] + low[i] * (1 - top[3])).concat(1);
  const light = (colour) => {
    const [r, g, b] = colour.slice(0, 3).map((v) => {
      v /= 255;
      return v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const above = (element) => {
    const all = [];
    for (let e = element; e; e = e.parentElement) all.push(e);
    return all;
  };
  const ground = (element) => {
    const layers = [];
    for (const e of above(element)) {
      const colour = rgba(getComputedStyle(e).backgroundColor);
      if (colour[3] > 0) layers.push(colour);
      if (colour[3] === 1) break;
    }
    return layers.reverse().reduce((low, top) => over(top, low), [255, 255, 255, 1]);
  };
  const ratio = (element) => {
    const back = ground(element);
    const front = rgba(getComputedStyle(element).color);
    front[3] *= above(element).reduce((all, e) => all * getComputedStyle(e).opacity, 1);
    const [more, less] = [light(over(front, back)), light(back)].sort((a, b) => b - a);
    return (more + 0.05) / (less + 0.05);
  };
  const shown = (e) => e.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  const unread = "[disabled],[aria-disabled=true],[data-testid=stIconMaterial],script,style";

  const faint = new Set();
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const e = node.parentElement;
    const box = e.getBoundingClientRect();
    if (!node.data.trim() || !shown(e) || e.closest(unread) || box.width < 2) continue;
    const style = getComputedStyle(e);
    const big = parseFloat(style.fontSize) >= (style.fontWeight >= 700 ? 18.66 : 24);
    if (ratio(e) < (big ? 3 : 4.5)) faint.add(`${node.data.trim()}: ${ratio(e).toFixed(2)}`);
  }

  const nameless = [];
  const controls = "button,input,textarea,select,a[href],[role=combobox],[role=tab],[role=button]";
  for (const e of document.querySelectorAll(controls)) {
    if (!shown(e) || e.closest("[aria-hidden=true]") || e.type === "hidden") continue;
    const ids = (e.getAttribute("aria-labelledby") || "").split(" ");
    const by = ids.map((id) => document.getElementById(id)?.textContent ?? "").join("");
    const own = [...(e.labels ?? [])].map((label) => label.textContent).join("");
    const words = e.tagName === "INPUT" ? "" : e.textContent;
    const name = e.getAttribute("aria-label") || by || own || words || e.title;
    if (!name.trim()) nameless.push(e.outerHTML.slice(0, 160));
  }

  const jumps = [...document.querySelectorAll("[tabindex]")].filter((e) => e.tabIndex > 0);
  return { faint: [...faint], nameless, jumps: jumps.length };
}
