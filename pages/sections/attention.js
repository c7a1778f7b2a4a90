// Who needs attention: a line each, with what can be done for it in place.
function node(name, className, text) {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
}

function icon(name) {
  const made = node("span", "icon", name);
  made.setAttribute("aria-hidden", "true");
  return made;
}

function nameFor(made, label) {
  made.setAttribute("aria-label", label);
  made.title = label;
  return made;
}

function link(name, href, label) {
  const made = nameFor(node("a", "act"), label);
  made.href = href;
  made.append(icon(name));
  return made;
}

function act(text, label, onclick) {
  const made = nameFor(node("button", "act", text), label);
  made.type = "button";
  made.onclick = onclick;
  return made;
}

function snooze(item, send) {
  const made = node("span", "act snooze");
  const choice = nameFor(node("select"), `Snooze ${item.name}`);
  for (const [text, days] of [["Snooze", 0], ["Tomorrow", 1], ["In a week", 7], ["In a month", 30]])
    choice.append(new Option(text, days));
  choice.onchange = () => send("snooze", { id: item.id, days: Number(choice.value) });
  made.append(icon("snooze"), choice);
  return made;
}

function edit(item, send) {
  const made = act("", `Edit the follow-up of ${item.name}`, () => send("edit", item.id));
  made.append(icon("edit"));
  return made;
}

function row(item, send) {
  const made = node("li");
  const what = node("div", "head");
  const name = node("a", "name to-page", item.name);
  name.href = item.href;
  what.append(name, node("span", "soft", item.company), node("span", `mood ${item.tone}`, item.mood));
  const because = node("div", "because", item.late ? "" : item.reasons);
  if (item.late) because.append(node("span", "late", `${item.late}: `), item.reasons);
  const acts = node("div", "acts");
  if (item.call) acts.append(link("call", item.call, `Call ${item.name}`));
  if (item.message) acts.append(link("chat", item.message, `Message ${item.name}`));
  acts.append(act("Log", `Log interaction with ${item.name}`, () => send("log", item.id)));
  if (item.isDue) {
    acts.append(act("Done", `Done: ${item.name}`, () => send("done", item.id)), snooze(item, send));
    acts.append(edit(item, send));
  } else {
    acts.append(act("Follow up", `Add follow-up with ${item.name}`, () => send("plan", item.id)));
  }
  made.append(what, because, acts);
  return made;
}

export default function ({ parentElement, data, setTriggerValue }) {
  const list = parentElement.querySelector(".attention-list");
  list.replaceChildren(...data.items.map((item) => row(item, setTriggerValue)));
}
