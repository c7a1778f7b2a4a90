// Links that call, message and write to a customer, and the way to the form that logs it.
const FORM = "[class*='_log_'][class*='_content'] textarea";

function node(name, className, text) {
  const made = document.createElement(name);
  made.className = className;
  if (text) made.textContent = text;
  return made;
}

function icon(name) {
  const made = node("span", "icon", name);
  made.setAttribute("aria-hidden", "true");
  return made;
}

function way({ label, href, help, icon: name }) {
  const made = node("a", "way");
  made.href = href;
  made.title = help;
  if (href.startsWith("https:")) Object.assign(made, { target: "_blank", rel: "noreferrer" });
  made.append(icon(name), node("span", "", label));
  return made;
}

function lead() {
  const field = document.querySelector(FORM);
  if (!field) return; // what was typed is being saved
  const panel = field.closest("[role=tabpanel]");
  if (!field.checkVisibility()) document.getElementById(panel?.getAttribute("aria-labelledby"))?.click();
  requestAnimationFrame(() => {
    field.scrollIntoView({ block: "center" });
    field.focus({ preventScroll: true });
  });
}

function log() {
  const made = node("button", "way log");
  made.type = "button";
  made.setAttribute("aria-label", "Log interaction");
  made.append(icon("edit_note"), node("span", "", "Log"), node("span", "wide", " interaction"));
  made.onclick = lead;
  return made;
}

export default function ({ parentElement, data }) {
  parentElement.querySelector(".reach").replaceChildren(...data.ways.map(way), log());
}
