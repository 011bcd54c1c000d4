// Starts the client of the local social network in the shell that the server sent.
import { createRoot } from "react-dom/client";
import { Pages } from "./pages";

const mount = document.querySelector("[id^=mount_0_0]");
if (mount) createRoot(mount).render(<Pages />);
