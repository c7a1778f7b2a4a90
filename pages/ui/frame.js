// The frame: Enter in its search sends what is typed, Ctrl or ⌘ and K lead to it from anywhere; a link
// of the class to-page opens a page without loading the app anew; on a phone the drawer, which covers
// the page, closes once something in it is chosen.
const PHONE = "(max-width: 767px)";

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

export default function ({ parentElement, setTriggerValue }) {
  const form = parentElement.querySelector(".search-box");
  const input = form.querySelector("input");
  form.onsubmit = (event) => {
    event.preventDefault();
    if (!input.value.trim()) return;
    setTriggerValue("query", input.value);
    closeDrawer();
  };
  const lead = (event) => {
    if (!isShortcut(event)) return;
    event.preventDefault();
    document.querySelector("[data-testid=stExpandSidebarButton]")?.click();
    input.focus();
    input.select();
  };
  const follow = (event) => {
    const link = event.target.closest?.("a.to-page");
    if (link) openPage(event, link.href);
    if (event.target.closest?.("[data-testid=stSidebarNav] a")) setTimeout(closeDrawer);
  };
  document.addEventListener("keydown", lead);
  document.addEventListener("click", follow);
  return () => {
    document.removeEventListener("keydown", lead);
    document.removeEventListener("click", follow);
  };
}
