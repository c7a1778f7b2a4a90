// A dialog with words that are not saved asks before it closes: read after keeping.js, which knows them.
let mayClose = false;

function guardDialogs() {
  for (const type of ["pointerdown", "pointerup", "mousedown", "mouseup", "click", "keydown"])
    window.addEventListener(type, guardDialog, true);
}

function isUnsaved(dialog) {
  return [...dialog.querySelectorAll(FIELDS)].some((field) => {
    const known = bases.get(field);
    return (known?.isTyped || known?.isBack) && field.value !== known.base;
  });
}

function close(dialog) {
  mayClose = true;
  dialog.querySelector("button[aria-label=Close]").click();
  mayClose = false;
}

function ask(dialog) {
  if (dialog.querySelector(".unsaved-words")) return;
  const box = document.createElement("dialog");
  box.className = "unsaved-words";
  box.setAttribute("aria-label", "Not saved yet");
  const ground = getComputedStyle(document.querySelector("[data-testid=stApp]"));
  Object.assign(box.style, { background: ground.backgroundColor, color: ground.color });
  const words = document.createElement("p");
  words.textContent = "What you typed here is not saved yet.";
  const leave = (act) => () => (box.remove(), act());
  const drop = () => {
    dialog.querySelectorAll(FIELDS).forEach((field) => localStorage.removeItem(placeOf(keyOf(field))));
    close(dialog);
  };
  box.append(
    words,
    button("Keep writing", leave(() => {})),
    button("Close, and keep it for later", leave(() => close(dialog))),
    button("Throw it away", leave(drop)),
  );
  box.onclose = () => box.remove();
  dialog.append(box);
  box.showModal();
}

function guardDialog(event) {
  if (mayClose || event.target.closest?.(".unsaved-words")) return;
  const dialog = document.querySelector("[data-testid=stDialog] [role=dialog]");
  if (!dialog || !isClosing(event, dialog) || !isUnsaved(dialog)) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  if (event.type === "keydown" || event.type === "click") ask(dialog);
}

function isClosing(event, dialog) {
  if (event.type === "keydown")
    return event.key === "Escape" && !document.querySelector("[role=listbox], [role=menu]");
  const isBeside = event.target.closest?.("[data-testid=stDialog]") && !dialog.contains(event.target);
  return isBeside || event.target.closest?.("button[aria-label=Close]")?.parentElement === dialog;
}
