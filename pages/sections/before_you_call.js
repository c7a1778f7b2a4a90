// Lines of words in two columns, each with the small marks of the records that say it. Where they are
// more than the first screen holds, they move together, and the longest show fewer words and a way to
// all of them; what must never be overlooked is always whole.
const WHOLE = ["Never", "Wait"];
const SPARE_PX = 12;
const LONGEST_WORD = 16;

function node(name, className, text) {
  const made = document.createElement(name);
  made.className = className;
  if (text) made.textContent = text;
  return made;
}

function mark({ id, sign, title }, open) {
  const button = node("button", "mark", sign);
  button.type = "button";
  button.title = title;
  button.setAttribute("aria-label", `Open ${title}`);
  button.onclick = () => open(id);
  return button;
}

function saying(text, tone, marks) {
  // the marks stay with the last word, or one would stand alone in a line of its own
  const at = text.lastIndexOf(" ") + 1;
  if (!marks.length || text.length - at > LONGEST_WORD) return [node("span", tone, text), ...marks];
  const end = node("span", "end", "");
  end.append(node("span", tone, text.slice(at)), ...marks);
  return [node("span", tone, text.slice(0, at)), end];
}

function line({ label, words }, most, open, openAll) {
  const row = node("div", "line");
  const told = node("dd", "");
  words.slice(0, most).forEach(({ text, tone, marks }, number) => {
    if (number) told.append(" · ");
    told.append(...saying(text, tone, marks.map((each) => mark(each, open))));
  });
  if (most < words.length) {
    const more = node("button", "rest", `and ${words.length - most} more`);
    more.type = "button";
    more.setAttribute("aria-label", `${label}: ${words.length - most} more`);
    more.onclick = openAll;
    told.append(" ", more);
  }
  row.append(node("dt", "", label), told);
  return row;
}

function draw(list, lines, open) {
  const most = lines.map(({ words }) => words.length);
  const openAll = (label) => {
    list.opened.add(label);
    draw(list, lines, open);
  };
  const row = (each, at) => line(each, most[at], open, () => openAll(each.label));
  const isWhole = ({ label }) => WHOLE.includes(label) || list.opened.has(label);
  list.className = "";
  list.replaceChildren(...lines.map(row));
  if (isTooLong(list)) list.className = "tight";
  while (isTooLong(list)) {
    const heights = [...list.children].map((each, at) =>
      isWhole(lines[at]) || most[at] < 2 ? 0 : each.offsetHeight);
    const tallest = heights.indexOf(Math.max(...heights));
    if (!heights[tallest]) break;
    most[tallest] -= 1;
    list.children[tallest].replaceWith(row(lines[tallest], tallest));
  }
}

function isTooLong(list) {
  const scrolled = list.closest("[data-testid=stMain]")?.scrollTop ?? 0;
  return list.getBoundingClientRect().bottom + scrolled > innerHeight - SPARE_PX;
}

export default function ({ parentElement, data, setTriggerValue }) {
  const list = parentElement.querySelector(".before-call dl");
  list.opened ??= new Set();
  const open = (id) => setTriggerValue("record", id);
  const fit = () => draw(list, data.lines, open);
  fit();
  list.stop?.();
  addEventListener("resize", fit);
  document.fonts.ready.then(fit);
  list.stop = () => removeEventListener("resize", fit);
  return list.stop;
}
