// Under the pointer or the keyboard a tile shows its arrows alone. The page reads the same without.
for (const map of document.querySelectorAll("svg.chain-map")) {
  const arrows = [...map.querySelectorAll(".arrows path")];
  const tiles = [...map.querySelectorAll(".tile")];
  const show = (tile) => {
    const at = tile && tile.dataset.tile;
    const near = new Set([at]);
    for (const arrow of arrows) {
      const mine = at && (arrow.dataset.from === at || arrow.dataset.to === at);
      if (mine) near.add(arrow.dataset.from).add(arrow.dataset.to);
      arrow.classList.toggle("lit", Boolean(mine));
    }
    for (const other of tiles) other.classList.toggle("dim", Boolean(at) && !near.has(other.dataset.tile));
    map.classList.toggle("busy", Boolean(at));
  };
  for (const tile of tiles) {
    tile.addEventListener("pointerenter", () => show(tile));
    tile.addEventListener("pointerleave", () => show(null));
    tile.addEventListener("focus", () => show(tile));
    tile.addEventListener("blur", () => show(null));
  }
}
