// Each chart's figure stands beside it as JSON. The server's own drawing shows until plotly has drawn over it, and stays
// where the library cannot be had.
(() => {
  const address = document.getElementById("plotly")?.content.querySelector("script").getAttribute("src");
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
    const figure = JSON.parse(chart.querySelector("script").textContent);
    const plot = document.createElement("div");
    plot.className = "plot";
    plot.setAttribute("aria-hidden", "true");
    chart.append(plot);
    await plotly.newPlot(plot, figure.data, figure.layout, figure.config);
    chart.classList.add("drawn");
  };

  const seen = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      seen.unobserve(target);
      draw(target).catch(() => target.querySelector(".plot")?.remove());
    }
  }, { rootMargin: "200px" });

  for (const chart of document.querySelectorAll("[data-chart]")) seen.observe(chart);
})();
