// What the page asks, it asks here: whoever opens the page says who answers.

let answers = null;

/** Sets who answers: `ask` and `send`, which give promises. */
export function answeredBy(given) {
  answers = given;
}

/** What is answered; throws an Error with a sentence where that is refused. */
export function ask(name, parameters = {}) {
  return answers.ask(name, parameters);
}

/** The same with a body. */
export function send(name, body) {
  return answers.send(name, body);
}
