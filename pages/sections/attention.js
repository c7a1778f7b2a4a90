// Who needs attention: a line each, with what can be done for it in place.
function node(name, className, text) {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
}

function link(className, text, href, label) {
  const made = node("a", className, text);
  made.href = href;
  if (label) made.setAttribute("aria-label", label);
  return made;
}

function act(text, label, onclick) {
  const made = node("button", "act", text);
  made.type = "button";
  made.setAttribute("aria-label", label);
  made.onclick = onclick;
  return made;
}

function snooze(item, send) {
  const choice = node("select", "act");
  choice.setAttribute("aria-label", `Snooze ${item.name}`);
  for (const [text, days] of [["Snooze", 0], ["Tomorrow", 1], ["In a week", 7], ["In a month", 30]])
    choice.append(new Option(text, days));
  choice.onchange = () => send("snooze", { id: item.id, days: Number(choice.value) });
  return choice;
}

function row(item, send) {
  const made = node("li");
  const what = node("div", "what");
  const name = link("name to-page", item.name, item.href);
  what.append(name, node("span", "soft", item.company), node("span", `mood ${item.tone}`, item.mood));
  const because = node("div", "because", item.late ? "" : item.reasons);
  if (item.late) because.append(node("span", "late", `${item.late}: `), item.reasons);
  what.append(because);
  const acts = node("div", "acts");
  if (item.call) acts.append(link("act", "Call", item.call, `Call ${item.name}`));
  if (item.message) acts.append(link("act", "Message", item.message, `Message ${item.name}`));
  acts.append(act("Log", `Log interaction with ${item.name}`, () => send("log", item.id)));
  if (item.isDue) {
    acts.append(act("Done", `Done: ${item.name}`, () => send("done", item.id)), snooze(item, send));
    acts.append(act("Edit", `Edit the follow-up of ${item.name}`, () => send("edit", item.id)));
  } else {
    acts.append(act("Follow up", `Add follow-up with ${item.name}`, () => send("plan", item.id)));
  }
  made.append(what, acts);
  return made;
}

export default function ({ parentElement, data, setTriggerValue }) {
  const list = parentElement.querySelector(".attention-list");
  list.replaceChildren(...data.items.map((item) => row(item, setTriggerValue)));
}
