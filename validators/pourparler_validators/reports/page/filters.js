"use strict";
{
  const form = document.getElementById("filters");
  const status = form.querySelector("output");
  const sections = [...document.querySelectorAll("details[data-file]")];
  const findings = sections.flatMap((section) =>
    [...section.querySelectorAll("article")].map((element) => ({
      element,
      file: section.dataset.file,
      rule: element.dataset.rule,
      severity: element.className,
      words: element.textContent.toLowerCase(),
    })),
  );

  function show() {
    const given = new FormData(form);
    const severities = given.getAll("severity");
    const [rule, file] = [given.get("rule"), given.get("file")];
    const words = given.get("text").trim().toLowerCase();
    let number = 0;
    for (const one of findings) {
      const fits =
        severities.includes(one.severity) &&
        (!rule || one.rule === rule) &&
        (!file || one.file === file) &&
        one.words.includes(words);
      one.element.hidden = !fits;
      number += fits;
    }
    for (const section of sections)
      section.hidden = !section.querySelector("article:not([hidden])");
    status.textContent = `${number} of ${findings.length} shown`;
  }

  function showAll() {
    form.reset();
    show();
  }

  // a link to a finding that is filtered out leads nowhere, so it ends the filter
  function showTarget() {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target?.closest("[hidden]")) return;
    showAll();
    target.scrollIntoView();
  }

  form.addEventListener("input", show);
  form.querySelector("button").addEventListener("click", showAll);
  form.addEventListener("submit", (event) => event.preventDefault());
  window.addEventListener("hashchange", showTarget);
  form.hidden = false;
  show();
}
