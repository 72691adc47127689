// Connects the page again, when the program that serves it was ended and started anew.

import { button, dialog, element, labelled } from "./dom.js";
import { onAnswer, takeAddress } from "./server.js";
import { load, say } from "./state.js";

const again = button("Connect again…", askForAddress, { hidden: true });
document.getElementById("status").after(again);

onAnswer((isThere) => {
  if (isThere && !again.hidden) say("");
  again.hidden = isThere;
});

function askForAddress() {
  const address = element("input", { autocomplete: "off", spellcheck: false });
  const fault = element("p", { className: "error", role: "alert" });
  const connect = async (close) => {
    try {
      takeAddress(address.value);
      await load();
    } catch (error) {
      fault.textContent = `${error.message}.`;
      return;
    }
    close();
    say("Connected again. What you typed is still here.");
  };
  dialog("Connect again", (close) => [
    element("p", { textContent: `Start the program again as you did, with --port ${location.port} besides. It opens a page of its own, which you may close.` }),
    labelled("Address", address, "Paste the address that the program prints when it starts."),
    fault,
    element("p", { className: "row" }, button("Connect", () => connect(close)), button("Not yet", close)),
  ]);
}
