// Customers that a search has found, each with the lines of records that say it.
function node(name, className, text) {
  const made = document.createElement(name);
  made.className = className;
  if (text) made.textContent = text;
  return made;
}

function line({ kind, parts }) {
  const made = node("div", "");
  made.append(node("span", "soft", kind), " ");
  parts.forEach((text, number) => made.append(number % 2 ? node("mark", "", text) : text));
  return made;
}

function row(item) {
  const made = node("li", "");
  const name = node("a", "to-page", item.name);
  name.href = item.href;
  made.append(name, " ", node("span", "soft", item.about), " ", node("span", "mood", item.mood));
  made.append(...item.lines.map(line));
  return made;
}

export default function ({ parentElement, data }) {
  const list = parentElement.querySelector(".search-results");
  list.replaceChildren(...data.matches.map(row));
}
