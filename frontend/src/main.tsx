import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { Provider } from "urql";
import "./ui/tokens.css";
import "./ui/base.css";
import "./ui/ui.css";
import "./ui/parts.css";
import { client } from "./app/client";
import { keepShell } from "./app/offline";
import { router } from "./app/router";

keepShell();

createRoot(document.getElementById("root") as HTMLElement).render(
  <StrictMode>
    <Provider value={client}>
      <RouterProvider router={router} />
    </Provider>
  </StrictMode>,
);
