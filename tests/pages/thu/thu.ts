// The copy buttons of the page of things to try.

const SHOWN_MS = 2000;

for (const button of document.querySelectorAll<HTMLButtonElement>("button[data-copies]")) {
  const label = button.innerHTML;
  button.addEventListener("click", async () => {
    const box = document.getElementById(button.dataset.copies ?? "");
    if (!box) return;
    try {
      await navigator.clipboard.writeText(box.textContent ?? "");
      button.textContent = "Đã chép ✓";
    } catch {
      // Without the clipboard's permission the text is selected instead, ready for Ctrl+C.
      getSelection()?.selectAllChildren(box);
      button.textContent = "Nhấn Ctrl+C";
    }
    setTimeout(() => {
      button.innerHTML = label;
    }, SHOWN_MS);
  });
}
