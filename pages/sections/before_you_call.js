// Lines of words in two columns, each with the small marks of the records that say it.
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

function line({ label, words }, open) {
  const row = node("div", "line");
  const told = node("dd", "");
  words.forEach(({ text, tone, marks }, number) => {
    if (number) told.append(" · ");
    told.append(node("span", tone, text), ...marks.map((each) => mark(each, open)));
  });
  row.append(node("dt", "", label), told);
  return row;
}

export default function ({ parentElement, data, setTriggerValue }) {
  const list = parentElement.querySelector(".before-call dl");
  const open = (id) => setTriggerValue("record", id);
  list.replaceChildren(...data.lines.map((each) => line(each, open)));
}
