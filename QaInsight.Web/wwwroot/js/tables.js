// Tables sort by any column. The address keeps how: a copied address shows the same order.
(() => {
  // A cell without a value of its own is sorted by its words; a dash has none.
  const read = (row, at) => row.cells[at].dataset.value || row.cells[at].textContent.trim().replace(/^–$/, "");
  const compare = (one, other) => {
    if (one === "" || other === "") return (one === "") - (other === "");
    const [a, b] = [Number(one), Number(other)];
    return Number.isNaN(a) || Number.isNaN(b) ? one.localeCompare(other, "en-GB", { numeric: true, sensitivity: "base" }) : a - b;
  };

  const sort = (table, at, descending) => {
    const body = table.tBodies[0];
    const rows = [...body.rows].filter((row) => !row.classList.contains("total"));
    const blank = (row) => read(row, at) === "";
    rows.sort((one, other) => compare(read(one, at), read(other, at)) * (descending && !blank(one) && !blank(other) ? -1 : 1));
    body.prepend(...rows);
    for (const header of table.tHead.rows[0].cells) header.removeAttribute("aria-sort");
    table.tHead.rows[0].cells[at].setAttribute("aria-sort", descending ? "descending" : "ascending");
  };

  const asked = new URL(location.href).searchParams.get("sort")?.split(".") ?? [];
  for (const table of document.querySelectorAll("table[data-sortable]")) {
    [...table.tHead.rows[0].cells].forEach((header, at) => {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "sort";
      button.append(...header.childNodes);
      header.append(button);
      button.addEventListener("click", () => {
        // Figures are asked for from the highest, names from A.
        const descending = header.hasAttribute("aria-sort") ? header.getAttribute("aria-sort") === "ascending" : header.classList.contains("r");
        sort(table, at, descending);
        const address = new URL(location.href);
        address.searchParams.set("sort", [table.dataset.sortable, header.dataset.column, descending ? "down" : "up"].join("."));
        history.replaceState(null, "", address);
      });
      if (asked[0] === table.dataset.sortable && asked[1] === header.dataset.column) sort(table, at, asked[2] === "down");
    });
  }
})();
