// Tells whether all that was asked of the app's server on this page has been answered and drawn.
// What the page asks by itself, now and then, is counted, and not waited for.
(numbers) => {
  const { ForwardMsg, ForwardMsgMetadata, RunIdentity, BackMsg, ClientState, EARLY } = numbers;
  let asked = []; // what has not begun to run: "" for the page, or the id of a fragment
  let running = true; // until the first run of a new page has ended
  let isNew = true; // a line that is opened again brings a run only if the page asks for one
  let frames = 0;
  const looks = (window.looks = { asked: 0, answered: 0 }); // what the page asks by itself

  // The fields of a message in protobuf's form, each with its number.
  function* fields(bytes) {
    let at = 0;
    const number = () => {
      let value = 0;
      for (let factor = 1, byte = 128; byte > 127; factor *= 128) {
        byte = bytes[at++];
        value += (byte & 127) * factor;
      }
      return value;
    };
    while (at < bytes.length) {
      const tag = number();
      if ((tag & 7) === 0) yield [tag >> 3, number()];
      else if ((tag & 7) === 2) {
        const length = number();
        yield [tag >> 3, bytes.subarray(at, (at += length))];
      } else at += (tag & 7) === 1 ? 8 : 4;
    }
  }
  const all = (bytes, number) =>
    [...fields(bytes ?? [])].filter((field) => field[0] === number).map((field) => field[1]);
  const text = (bytes) => new TextDecoder().decode(bytes ?? new Uint8Array());

  function ask(message) {
    const [run] = all(message, BackMsg.rerun_script);
    if (!run) return;
    if (all(run, ClientState.is_auto_rerun)[0]) looks.asked += 1;
    else asked.push(text(all(run, ClientState.fragment_id)[0]));
  }

  function hear(message) {
    const [end] = all(message, ForwardMsg.script_finished);
    if (end !== undefined && !running) looks.answered += 1;
    if (end !== undefined) running = end === EARLY;
    if (!all(message, ForwardMsg.new_session).length) return;
    const [run] = all(all(message, ForwardMsg.metadata)[0], ForwardMsgMetadata.run);
    const begun = all(run, RunIdentity.fragment_ids).map(text);
    running = !begun.length || asked.some((id) => begun.includes(id));
    asked = begun.length ? asked.filter((id) => !begun.includes(id)) : [];
  }

  const heard = (Socket) =>
    class extends Socket {
      constructor(...where) {
        super(...where);
        [asked, running, isNew] = [[], isNew, false];
        this.addEventListener("message", ({ data }) => hear(new Uint8Array(data)));
      }
      send(data) {
        ask(data);
        super.send(data);
      }
    };
  let Socket = heard(WebSocket);
  // A test that routes messages puts a socket of its own in its place.
  Object.defineProperty(window, "WebSocket", {
    get: () => Socket,
    set: (other) => (Socket = heard(other)),
  });

  const isMoving = () =>
    document.getAnimations().some(
      ({ playState, effect }) =>
        playState === "running" && Number.isFinite(effect?.getComputedTiming().endTime),
    );

  // Whether the page has been at rest for some frames.
  window.isAtRest = () => {
    const app = document.querySelector("[data-testid=stApp][data-test-connection-state=CONNECTED]");
    const drawn =
      app?.dataset.testScriptState === "notRunning" ||
      document.querySelector("[class*='_chat_stop_']"); // an answer is followed in runs of its own
    const waits = asked.length || running || document.querySelector("[data-testid=stSkeleton]");
    frames = drawn && !waits && !isMoving() ? frames + 1 : 0;
    return frames > 2;
  };
}
