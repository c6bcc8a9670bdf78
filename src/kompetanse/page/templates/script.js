"use strict";

// Addresses: shown whole, and copied by a button that is there only when it works.
async function copy(link) {
  try {
    await navigator.clipboard.writeText(link.href);
    return true;
  } catch {
    getSelection().selectAllChildren(link);
    return document.execCommand("copy");
  }
}
for (const feed of document.querySelectorAll(".feed")) {
  const link = feed.querySelector("a");
  if (!link || !link.protocol.startsWith("http")) continue;
  const button = feed.querySelector("button");
  const status = feed.querySelector("[role=status]");
  link.textContent = link.href;
  button.hidden = false;
  button.addEventListener("click", async () => {
    for (const other of document.querySelectorAll("[role=status]")) other.textContent = "";
    const done = await copy(link);
    status.classList.toggle("done", done);
    status.textContent = done ? status.dataset.copied : status.dataset.selected;
  });
}

// Dates: those that have passed since the page was written make room for the next ones.
const now = new Date();
const today = new Date(now - now.getTimezoneOffset() * 60000).toISOString().slice(0, 10);
const [next, later] = document.querySelectorAll(".dates");
if (next) {
  const size = next.children.length;
  for (const entry of document.querySelectorAll("[data-until]")) {
    if (entry.dataset.until < today) entry.remove();
  }
  while (later && later.children.length && next.children.length < size) {
    next.append(later.firstElementChild);
  }
  if (later && !later.children.length) later.parentElement.remove();
  document.querySelector(".none").hidden = next.children.length > 0;
}
