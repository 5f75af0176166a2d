// Each chart's figure stands beside it as JSON. The server's own drawing shows until plotly has drawn over it, and stays
// where the library cannot be had. Its marks are links: the keyboard goes from mark to mark on them.
(() => {
  const held = document.getElementById("plotly")?.content;
  const address = held?.querySelector("script[src]").getAttribute("src");
  const common = held && JSON.parse(held.querySelector("script:not([src])").textContent);
  let library;

  const load = () => library ??= new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = address;
    script.onload = () => resolve(window.Plotly);
    script.onerror = reject;
    document.head.append(script);
  });

  const draw = async (chart) => {
    const plotly = await load();
    const { data, layout } = JSON.parse(chart.querySelector("script").textContent);
    const plot = document.createElement("div");
    plot.className = "plot";
    plot.setAttribute("aria-hidden", "true");
    chart.append(plot);
    await plotly.newPlot(
      plot,
      data.map((trace) => trace.type === "bar" ? { ...common.bar, ...trace } : trace),
      { ...common.layout, ...layout, xaxis: { ...common.axis, ...layout.xaxis }, yaxis: { ...common.axis, ...layout.yaxis } },
      common.config,
    );
    plot.on("plotly_click", ({ points }) => {
      // A mark names its link among those of the server's drawing.
      const link = chart.querySelectorAll(".stand-in a")[points.find((point) => point.customdata != null)?.customdata];
      if (link) location.assign(link.getAttribute("href"));
    });
    chart.classList.add("drawn");
  };

  const seen = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      seen.unobserve(target);
      draw(target).catch(() => target.querySelector(".plot")?.remove());
    }
  }, { rootMargin: "200px" });

  // One stop of the tab key a chart; the arrows go from mark to mark, Enter opens the rows.
  const steps = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
  const walk = (chart) => {
    const marks = [...chart.querySelectorAll(".stand-in a")];
    marks.forEach((mark, at) => mark.setAttribute("tabindex", at === 0 ? "0" : "-1"));
    chart.addEventListener("keydown", (event) => {
      const at = marks.indexOf(document.activeElement);
      const to = event.key === "Home" ? 0 : event.key === "End" ? marks.length - 1 : at + (steps[event.key] ?? 0);
      if (at < 0 || to === at || !marks[to]) return;
      event.preventDefault();
      marks[at].setAttribute("tabindex", "-1");
      marks[to].setAttribute("tabindex", "0");
      marks[to].focus();
    });
  };

  for (const chart of document.querySelectorAll("[data-chart]")) {
    walk(chart);
    seen.observe(chart);
  }
})();
