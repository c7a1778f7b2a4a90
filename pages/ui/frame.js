// The frame: Enter in its search sends what is typed, Ctrl or ⌘ and K lead to it from anywhere; a link
// of the class to-page opens a page without loading the app anew; on a phone the drawer, which covers
// the page, closes once something in it is chosen. The first stop of Tab leads to the form that logs a
// call where a page has one, and else to the search.
const PHONE = "(max-width: 767px)";
const ANSWERS = "[class*='_chat_newest'], [class*='_email_'][class*='_subject']";
const ASKING =
  "[class*='_email_draft'] button, [class*='_chat_suggest'] button, [data-testid=stChatInput] button";
const WRONG_DAY = "[data-testid=stDateInput] [aria-invalid=true]";
const LONGEST_MS = 60_000;
let stop = () => {};

function isShortcut(event) {
  return (event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "k";
}

function openPage(event, href) {
  if (event.button || event.ctrlKey || event.metaKey || event.shiftKey) return; // a new tab
  event.preventDefault();
  history.pushState({}, "", href); // one step of Back, where Streamlit's own switch takes two
  dispatchEvent(new PopStateEvent("popstate"));
}

function closeDrawer() {
  if (!matchMedia(PHONE).matches) return;
  document.querySelector("[data-testid=stSidebarCollapseButton] button")?.click();
}

function addShortcut(search) {
  const skip = document.querySelector("body > .skip") ?? document.createElement("button");
  const log = () => document.querySelector(".reach .log");
  skip.className = "skip";
  const rest = () => (skip.textContent = "Search everything");
  skip.onblur = rest;
  skip.onfocus = () => (skip.textContent = log() ? "Log interaction" : "Search everything");
  skip.onclick = () => (log() ? log().click() : search());
  if (skip.isConnected) return;
  rest();
  document.body.prepend(skip);
}

function answers() {
  const keyOf = (each) => [...each.classList].find((name) => name.startsWith("st-key-"));
  return [...document.querySelectorAll(ANSWERS)].map((place) => [keyOf(place) + place.textContent, place]);
}

function scrollToAnswer(before, since = Date.now()) {
  const [, place] = answers().find(([words]) => !before.has(words)) ?? [];
  if (place) show(place);
  else if (Date.now() - since < LONGEST_MS) setTimeout(scrollToAnswer, 200, before, since);
}

function show(place) {
  // a new draft, or an answer, comes where nobody looks; a wide screen keeps what was asked in view
  const isNarrow = matchMedia(PHONE).matches;
  if (!isNarrow && place.getBoundingClientRect().top < innerHeight / 2) return;
  place.scrollIntoView({ block: isNarrow ? "start" : "center", behavior: "smooth" });
}

function spreadTheme(paths) {
  // Streamlit keeps the theme for the path at which it was chosen
  const keyOf = (path) => `stActiveTheme-${path}-v2`;
  const chosen = localStorage.getItem(keyOf(location.pathname));
  if (!chosen) return;
  for (const path of paths) localStorage.setItem(keyOf(new URL(path, document.baseURI).pathname), chosen);
}

function holdWrongDay(event) {
  // of a day that stands in red the one before it would be saved
  const button = event.target.closest?.("[data-testid=stFormSubmitButton]");
  const wrong = button?.closest("[data-testid=stForm]")?.querySelector(WRONG_DAY);
  if (!wrong) return;
  event.preventDefault();
  event.stopPropagation();
  wrong.focus();
}

export default function ({ parentElement, data, setTriggerValue }) {
  const form = parentElement.querySelector(".search-box");
  const input = form.querySelector("input");
  form.onsubmit = (event) => {
    event.preventDefault();
    if (!input.value.trim()) return;
    setTriggerValue("query", input.value);
    closeDrawer();
  };
  const search = () => {
    document.querySelector("[data-testid=stExpandSidebarButton]")?.click();
    input.focus();
    input.select();
  };
  const lead = (event) => {
    if (event.key === "Enter" && event.target.closest?.("[data-testid=stChatInput]")) scrollToAnswer(new Map(answers()));
    if (!isShortcut(event)) return;
    event.preventDefault();
    search();
  };
  const follow = (event) => {
    if (event.target.closest?.("[data-testid^=stMainMenuItem-theme]"))
      setTimeout(spreadTheme, 100, data.paths);
    if (event.target.closest?.(ASKING)) scrollToAnswer(new Map(answers()));
    const link = event.target.closest?.("a.to-page");
    if (link) openPage(event, link.href);
    if (event.target.closest?.("[data-testid=stSidebarNav] a")) setTimeout(closeDrawer);
  };
  stop();
  addShortcut(search);
  document.addEventListener("keydown", lead);
  document.addEventListener("click", follow);
  document.addEventListener("click", holdWrongDay, true);
  stop = () => {
    document.removeEventListener("keydown", lead);
    document.removeEventListener("click", follow);
    document.removeEventListener("click", holdWrongDay, true);
  };
}
