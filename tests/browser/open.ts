// Opens a window for a person: the page of things to try, until the window is closed or Ctrl-C.
import { openSession } from "./driver/launch";

const session = await openSession({ headless: false });
const [first] = await session.browser.pages();
const page = first ?? (await session.browser.newPage());
await page.goto(`http://localhost:${session.network.httpPort}/thu`);
console.log(`  Things to try: ${page.url()}`);
console.log(
  "  Facebook and Messenger in this window are simulated (mô phỏng) on this machine; nothing goes online.",
);
await new Promise((resolve) => session.browser.once("disconnected", resolve));
await session.network.close();
