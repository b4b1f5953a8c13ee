// The theme until somebody chooses one: that of the system. Loaded before anything is drawn, so that nothing flashes.
{
  const page = document.documentElement;
  if (page.dataset.bsTheme === "auto") {
    const dark = matchMedia("(prefers-color-scheme: dark)");
    const follow = () => {
      page.dataset.bsTheme = dark.matches ? "dark" : "light";
    };
    follow();
    dark.addEventListener("change", follow);
  }
}
