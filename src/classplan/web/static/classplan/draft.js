// The redline follows what is typed, and a standard wording is put in at the end. Without this script the button
// "Show the redline" does the first, and copying the second.
(() => {
  const form = document.getElementById("write");
  const text = document.getElementById("text");
  const WAIT = 600;
  let timer = 0;
  let latest = 0;

  const refresh = async () => {
    const mine = ++latest;
    const typed = new FormData(form);
    typed.set("do", "show");
    const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams(typed) }).catch(() => null);
    if (!answer || !answer.ok || answer.redirected || mine !== latest) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    for (const part of ["live", "found"]) {
      const now = document.getElementById(part);
      const then = page.getElementById(part);
      if (now && then && !now.contains(document.activeElement)) now.replaceChildren(...then.childNodes);
    }
  };
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(refresh, WAIT);
  };
  text.addEventListener("input", soon);

  if (!form.querySelector('[value="save"]')) return;
  for (const wording of document.querySelectorAll(".draft-wording")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "usa-button usa-button--outline";
    button.textContent = "Put it in";
    button.setAttribute("aria-label", `Put it in: ${wording.textContent}`);
    button.addEventListener("click", () => {
      text.value = `${text.value.trimEnd()}\n${wording.textContent}\n`;
      text.focus();
      soon();
    });
    wording.closest("li").append(button);
  }
})();
