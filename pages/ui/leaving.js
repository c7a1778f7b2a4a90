// Of a form that was left while it was being saved, the server is asked whether it is saved by now: read
// after keeping.js, which knows its words.
const LOOKS = 5;
const asked = new Map(); // how often, by the number of the form's entry
const known = {}; // what was answered

function inquire(entries) {
  if (!entries.length) return;
  const times = 1 + (asked.get(entries[0]) ?? 0);
  for (const entry of entries) asked.set(entry, times);
  whenDone(() => send("asked", entries));
  const isOpen = (entry) => known[entry] !== true && inSaving().some((kept) => kept.entry === entry);
  if (times < LOOKS) setTimeout(() => inquire(entries.filter(isOpen)), 1000 * 2 ** times);
}

function inSaving() {
  return places().map(load).filter((kept) => kept?.isSubmitted && kept.entry);
}

function leftInSaving() {
  const before = inSaving().filter(({ entry, page }) => page !== performance.timeOrigin && !asked.has(entry));
  return [...new Set(before.map(({ entry }) => entry))];
}

function isSaved(kept, value) {
  if (!kept.isSubmitted) return false;
  if (kept.entry) return known[kept.entry] === true;
  // what was edited is what the book has now
  return kept.page !== performance.timeOrigin && kept.text.trim() === value.trim();
}

function letGoOfSaved() {
  for (const field of document.querySelectorAll(FIELDS)) {
    const place = placeOf(keyOf(field));
    const kept = load(place);
    if (!kept?.isSubmitted || !kept.entry || !(kept.entry in known)) continue;
    const began = bases.get(field);
    if (!known[kept.entry]) {
      if (field.value === began?.base) bases.delete(field); // it is met again, and comes back
    } else if (entryOf(keyOf(field)) !== kept.entry && field.value === kept.text) {
      field.closest("[data-testid=stElementContainer]").querySelector(".kept-words")?.remove();
      write(field, began?.base ?? "");
    }
  }
  for (const place of places()) {
    const kept = load(place);
    if (kept?.isSubmitted && known[kept.entry]) localStorage.removeItem(place);
  }
}
