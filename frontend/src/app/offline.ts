/** Registers the service worker that keeps the shell, and tells it which files this page is made of. */
export function keepShell(): void {
  if (!import.meta.env.PROD || !("serviceWorker" in navigator)) return;
  window.addEventListener("load", () => {
    void navigator.serviceWorker
      .register("/sw.js")
      .then(() => navigator.serviceWorker.ready)
      .then((registration) => {
        const tell = () =>
          registration.active?.postMessage({
            shell: performance.getEntriesByType("resource").map((entry) => entry.name),
          });
        tell();
        // More, with the way to sign out, opens without a connection too.
        void import("./overlays").then(tell);
        navigator.serviceWorker.addEventListener("controllerchange", tell);
        // Pages opened later bring their own files.
        window.setTimeout(tell, 15_000);
      })
      .catch(() => undefined);
  });
}
