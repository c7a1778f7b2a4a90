// Words that are typed and not yet saved stay in this browser alone, under their rep, form and client,
// and are put back into their own field.
const PREFIX = "aicrm-words";
const LONGEST_DAYS = 14;
const FIELDS = [
  "[data-testid=stTextInput] input:not([type=search]):not([type=password])",
  "[data-testid=stTextArea] textarea",
  "[data-testid=stChatInput] textarea",
].join();
const SUBMITS = "[data-testid=stFormSubmitButton] button";

const bases = new WeakMap(); // of a field its key and the words that it began with
let owner = "";
let token = "";
let send = () => {};

function keyOf(field) {
  const holder = field.closest("[data-testid=stElementContainer]");
  const name = [...(holder?.classList ?? [])].find((each) => each.startsWith("st-key-"));
  return name ? name.slice("st-key-".length) : "";
}

function placeOf(key) {
  // a form is given a new number for each row that it makes: its words are the same form's
  return `${PREFIX}:${owner}:${key.replace(/_[0-9a-f]{32}/g, "")}`;
}

function entryOf(key) {
  return key.match(/(?<=_|^)[0-9a-f]{32}(?=_|$)/)?.[0] ?? "";
}

function load(place) {
  try {
    const kept = JSON.parse(localStorage.getItem(place));
    if (Date.now() - kept.at < LONGEST_DAYS * 86_400_000) return kept;
  } catch {
    // none, or none of ours
  }
  localStorage.removeItem(place);
  return null;
}

function keep(place, kept) {
  try {
    localStorage.setItem(place, JSON.stringify(kept));
  } catch {
    // a browser that is full or may keep nothing: the words are where they always were
  }
}

function write(field, text) {
  const type = field instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement;
  Object.getOwnPropertyDescriptor(type.prototype, "value").set.call(field, text);
  field.dispatchEvent(new Event("input", { bubbles: true }));
  const isTyped = () => document.activeElement === field;
  setTimeout(() => isTyped() || field.dispatchEvent(new FocusEvent("focusout", { bubbles: true })), 100);
}

function button(text, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = text;
  made.onclick = act;
  return made;
}

function tell(field, words, ...buttons) {
  const holder = field.closest("[data-testid=stElementContainer]");
  holder.querySelector(".kept-words")?.remove();
  const line = document.createElement("div");
  line.className = "kept-words";
  line.setAttribute("role", "status");
  line.append(words, ...buttons.map(([text, act]) => button(text, () => (line.remove(), act()))));
  holder.append(line);
}

function timeOf(kept) {
  return new Date(kept.at).toLocaleString([], { dateStyle: "medium", timeStyle: "short" });
}

function bringBack(field, place, kept, base) {
  write(field, kept.text);
  bases.get(field).isBack = true;
  const again = () => field.value !== kept.text && meetAgain(field);
  setTimeout(whenDone, 300, again); // a field that is just being drawn is given its own words late
  const more = kept.isSubmitted ? " It was being saved: look whether it is." : "";
  tell(field, `What you typed on ${timeOf(kept)} is back.${more} `, [
    "Throw away",
    () => (localStorage.removeItem(place), write(field, base)),
  ]);
}

function meet(field, isSettled = false) {
  const key = keyOf(field);
  if (!key || bases.get(field)?.key === key) return;
  const place = placeOf(key);
  const kept = load(place);
  const isThere = kept?.text === field.value; // the server has it still
  const base = isThere ? kept.base : field.value;
  if (kept && isSaved(kept, field.value)) {
    localStorage.removeItem(place);
    bases.set(field, { key, base: field.value });
    return;
  }
  bases.set(field, { key, base, isBack: isThere });
  if (!kept || isThere) return;
  if (!isSettled && !kept.isSubmitted) {
    setTimeout(meetAgain, 150, field); // until then it may be empty, and is given its own words
    return;
  }
  if (kept.isSubmitted && !isSettled) {
    whenDone(() => setTimeout(() => field.isConnected && (bases.delete(field), meet(field, true)), 200));
    return;
  }
  if (kept.isSubmitted && kept.entry && !(kept.entry in known)) {
    if (!asked.has(kept.entry)) inquire([kept.entry]); // it comes back, or not, once that is known
    return;
  }
  if (kept.base === field.value) {
    bringBack(field, place, kept, base);
    return;
  }
  tell(
    field,
    `Before, on ${timeOf(kept)}, you had typed something else here. `,
    ["Put it back", () => bringBack(field, place, kept, base)],
    ["Throw it away", () => localStorage.removeItem(place)],
  );
}

function meetAgain(field) {
  if (!field.isConnected || bases.get(field)?.isTyped) return;
  bases.delete(field);
  meet(field, true);
}

function noteBase({ target, isTrusted }) {
  const known = bases.get(target); // what it says as one begins to type is what it began with
  if (known && isTrusted && !known.isTyped && !known.isBack) known.base = target.value;
}

function meetAll() {
  if (owner) document.querySelectorAll(FIELDS).forEach((field) => meet(field));
}

function noteTyping({ target, isTrusted }) {
  const known = bases.get(target);
  if (!known || !isTrusted) return;
  known.isTyped = true;
  const place = placeOf(known.key);
  if (target.value === known.base) localStorage.removeItem(place);
  else keep(place, { text: target.value, base: known.base, at: Date.now() });
}

function formOf(element) {
  return element.closest("[data-testid=stForm], [role=dialog], [data-testid=stChatInput], [role=tabpanel]");
}

function noteSubmit(element) {
  for (const field of formOf(element)?.querySelectorAll(FIELDS) ?? []) {
    const key = keyOf(field);
    const kept = load(placeOf(key));
    const when = { isSubmitted: true, entry: entryOf(key), page: performance.timeOrigin };
    if (kept) keep(placeOf(key), { ...kept, ...when });
  }
}

function places() {
  return Object.keys(localStorage).filter((each) => each.startsWith(`${PREFIX}:${owner}:`));
}

function dropSubmitted() {
  const before = new Map();
  document.querySelectorAll(FIELDS).forEach((field) => before.set(placeOf(keyOf(field)), field));
  for (const place of places()) {
    const kept = load(place);
    if (!kept?.isSubmitted) continue;
    localStorage.removeItem(place);
    const field = before.get(place);
    if (field) whenDone(() => settle(field, place, kept));
  }
}

function settle(field, place, kept) {
  if (!field.isConnected || placeOf(keyOf(field)) !== place) return;
  field.closest("[data-testid=stElementContainer]").querySelector(".kept-words")?.remove();
  const isOfForm = field.closest("[data-testid=stForm]"); // which would be another one, had it been saved
  if (isOfForm && field.value === kept.text) keep(place, { ...kept, isSubmitted: false });
  else bases.set(field, { key: keyOf(field), base: field.value });
}

function forget(customers) {
  const isOf = (place) => customers.some((id) => new RegExp(`:customer_${id}_|_of_${id}_`).test(place));
  places().filter(isOf).forEach((place) => localStorage.removeItem(place));
}

function whenDone(act) {
  const app = document.querySelector("[data-testid=stApp]");
  if (app?.dataset.testScriptState === "notRunning") act();
  else setTimeout(whenDone, 50, act);
}

function noteQuestion(field) {
  noteSubmit(field);
  const place = placeOf(keyOf(field));
  const putBack = () => {
    const kept = load(place); // it was not taken, and the chat has emptied its line by itself
    if (kept && field.isConnected && !field.value) write(field, kept.text);
  };
  setTimeout(whenDone, 300, () => setTimeout(putBack, 200));
}

function noteKey({ key, target, shiftKey }) {
  if (key === "Enter" && !shiftKey && target.matches?.("[data-testid=stChatInput] textarea"))
    noteQuestion(target);
}

function noteClick({ target }) {
  const pressed = target.closest?.("button");
  if (pressed?.closest("[class*=st-key-sign_out]"))
    places().forEach((place) => localStorage.removeItem(place));
  else if (pressed?.closest("[data-testid=stChatInput]"))
    noteQuestion(pressed.closest("[data-testid=stChatInput]").querySelector("textarea"));
  else if (pressed?.matches(SUBMITS) || pressed?.closest("[class*=_email_]")) noteSubmit(pressed);
}

function start() {
  guardDialogs();
  document.addEventListener("beforeinput", noteBase, true);
  document.addEventListener("input", noteTyping, true);
  document.addEventListener("keydown", noteKey, true);
  document.addEventListener("click", noteClick, true);
  new MutationObserver(meetAll).observe(document.body, { childList: true, subtree: true });
}

export default function ({ data, setTriggerValue }) {
  owner = data.owner;
  send = setTriggerValue;
  if (!window.aicrmKeepsWords) start();
  window.aicrmKeepsWords = true;
  forget(data.forgotten);
  if (data.saved && data.saved !== token) dropSubmitted();
  token = data.saved;
  Object.assign(known, data.known);
  letGoOfSaved();
  inquire(leftInSaving());
  meetAll();
}
