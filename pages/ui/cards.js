// Cards in groups, drawn from data alone: as columns to drag between, rows, a gallery or letters.
const places = new Map(); // how far down each address was read when it was left
let returned = ""; // the address that Back has just led to
addEventListener("popstate", (event) => event.isTrusted && (returned = location.href));

function node(name, className, ...inner) {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...inner.filter((each) => each !== undefined && each !== ""));
  return made;
}

function icon(name) {
  const made = node("span", "icon", name);
  made.setAttribute("aria-hidden", "true");
  made.translate = false;
  return made;
}

function button(className, act, onclick) {
  const made = node("button", className, act.icon ? icon(act.icon) : "");
  if (act.label) made.append(node("span", "label", act.label));
  made.type = "button";
  made.setAttribute("aria-label", act.label);
  if (act.hint) made.title = act.hint;
  made.onclick = onclick;
  return made;
}

const scroller = (place) => place.closest("[data-testid=stMain]");

// The page of a card, opened as a link of the app opens one: in place, and Back leads here again.
function open(event) {
  if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  places.set(location.href, scroller(event.currentTarget)?.scrollTop ?? 0);
  history.pushState({}, "", event.currentTarget.href);
  dispatchEvent(new PopStateEvent("popstate"));
}

function goBackTo(place) {
  if (returned !== location.href || !places.has(returned)) return;
  const [main, top] = [scroller(place), places.get(returned)];
  returned = "";
  requestAnimationFrame(() => requestAnimationFrame(() => main?.scrollTo(0, top)));
}

function menu(card, act, send) {
  const list = node("div", "menu");
  list.popover = "auto";
  for (const [value, label] of Object.entries(act.choices)) {
    const choice = button("choice", { label }, () => {
      list.hidePopover();
      send(card.id, act.name, value);
    });
    list.append(choice);
  }
  const made = button(`act ${act.name}`, act);
  made.popoverTargetElement = list;
  made.setAttribute("aria-haspopup", "true");
  list.ontoggle = ({ newState }) => {
    if (newState !== "open") return;
    const { left, bottom, top } = made.getBoundingClientRect();
    const below = bottom + list.offsetHeight < innerHeight;
    list.style.left = `${Math.max(4, Math.min(left, innerWidth - list.offsetWidth - 4))}px`;
    list.style.top = `${below ? bottom + 4 : Math.max(4, top - list.offsetHeight - 4)}px`;
  };
  return [made, list];
}

function control(card, act, send, className = "act") {
  const made = act.choices
    ? menu(card, act, send)
    : [button(`${className} ${act.name}`, act, () => send(card.id, act.name))];
  made[0].dataset.act = `${card.id} ${act.name} ${act.label}`;
  return made;
}

function words(card, { text, tone, act, hint }, send) {
  if (act) return control(card, act, send, "word");
  const made = node("span", tone, text);
  made.title = hint ?? "";
  return [made];
}

function picture({ src, alt }) {
  const made = node("img", "");
  Object.assign(made, { src, alt, loading: "lazy" });
  return made;
}

function headNode(card, send) {
  const name = node(card.href ? "a" : "span", "name", card.title);
  if (card.href) Object.assign(name, { href: card.href, onclick: open, draggable: false });
  const beside = (card.beside ?? []).flatMap((each) => words(card, each, send));
  return node("div", "head", card.icon ? icon(card.icon) : "", name, ...beside);
}

function cardNode(card, send) {
  const lines = (card.lines ?? []).map((line) =>
    node("div", "line", ...line.flatMap((each) => words(card, each, send))),
  );
  const acts = node("div", "acts", ...(card.acts ?? []).flatMap((act) => control(card, act, send)));
  const tick = card.tick ? control(card, card.tick, send, "tick") : [];
  const shown = card.picture ? [picture(card.picture)] : [];
  const what = node("div", "what", headNode(card, send), ...lines);
  return node("li", "card", ...tick, ...shown, what, acts);
}

function columnNode({ label, name, order }, id, send) {
  if (!name) return node("th", "", label);
  const sort = button("sort", { label, icon: { ascending: "arrow_upward", descending: "arrow_downward" }[order] }, () =>
    send(id, "sort", name),
  );
  sort.dataset.act = `${id} sort ${name}`;
  const made = node("th", "", sort);
  if (order) made.ariaSort = order;
  return made;
}

function tableNode({ id, columns, cards = [] }, send) {
  const rows = cards.map((card) => {
    const cells = (card.lines ?? []).map((line) =>
      node("td", "", ...line.flatMap((each) => words(card, each, send))),
    );
    return node("tr", "card", node("td", "", headNode(card, send)), ...cells);
  });
  const head = node("tr", "", ...columns.map((each) => columnNode(each, id, send)));
  return node("table", "", node("thead", "", head), node("tbody", "", ...rows));
}

// A card is dragged to another group when one of its acts has that group among its choices.
let dragged;
function drag(made, card, group) {
  made.draggable = true;
  made.ondragstart = ({ dataTransfer }) => {
    dragged = { card, from: group.id };
    dataTransfer.setData("text/plain", card.title);
    made.classList.add("dragged");
  };
  made.ondragend = () => made.classList.remove("dragged");
}

function dropOn(made, group, send) {
  const act = () =>
    dragged?.from !== group.id && dragged?.card.acts?.find(({ choices }) => choices?.[group.id]);
  made.ondragover = (event) => {
    if (!act()) return;
    event.preventDefault();
    made.classList.add("over");
  };
  made.ondragleave = (event) => made.contains(event.relatedTarget) || made.classList.remove("over");
  made.ondrop = (event) => {
    event.preventDefault();
    made.classList.remove("over");
    const move = act();
    if (move) send(dragged.card.id, move.name, group.id);
    dragged = undefined;
  };
}

function groupNode(group, layout, send) {
  if (layout === "table") return tableNode(group, send);
  const cards = group.cards ?? [];
  const list = node("ul", "", ...cards.map((card) => cardNode(card, send)));
  const made = node("section", "group", ...(group.title ? [node("h3", "", group.title)] : []));
  if (group.note) made.append(node("p", "soft", group.note));
  made.append(cards.length ? list : node("p", "soft", group.empty ?? ""));
  if (group.more) {
    const more = button("act more", { label: group.more }, () => send(group.id, "more"));
    more.dataset.act = `${group.id} more`;
    made.append(more);
  }
  if (layout === "board") {
    cards.forEach((card, number) => drag(list.children[number], card, group));
    dropOn(made, group, send);
  }
  return made;
}

// On a phone the columns of a board are tabs.
function tabs(groups, sections, root) {
  const turnTo = (chosen) => {
    root.chosen = chosen;
    sections.forEach((section, number) => {
      section.classList.toggle("chosen", number === chosen);
      bar.children[number].setAttribute("aria-pressed", number === chosen);
    });
  };
  const bar = node("div", "tabs");
  bar.append(...groups.map(({ title }, number) => button("tab", { label: title }, () => turnTo(number))));
  turnTo(root.chosen ?? 0);
  return bar;
}

export default function ({ parentElement, data, setTriggerValue }) {
  const root = parentElement.querySelector(".cards");
  const drawn = JSON.stringify(data);
  if (root.drawn === drawn) return; // a menu that is open stays so
  root.drawn = drawn;
  const send = (id, act, value = "") => setTriggerValue("act", { id, act, value });
  const held = root.contains(document.activeElement) && document.activeElement.dataset.act;
  const sections = data.groups.map((group) => groupNode(group, data.layout, send));
  const bar = data.layout === "board" ? [tabs(data.groups, sections, root)] : [];
  root.className = `cards ${data.layout}`;
  root.replaceChildren(...bar, node("div", "groups", ...sections));
  if (held) [...root.querySelectorAll("[data-act]")].find((each) => each.dataset.act === held)?.focus();
  goBackTo(root);
}
