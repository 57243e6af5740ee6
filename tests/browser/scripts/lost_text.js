// What of the page's text cannot be read: outside the window, cut by a box, or under other text. Gives sentences.
() => {
  const SLACK = 1.5; // px: rounding
  const OVERLAP = 0.35; // of a line's height; the boxes of tight lines touch without their letters touching

  const hidden = (element) => {
    const style = getComputedStyle(element);
    return style.clipPath !== "none" || (style.position === "absolute" && element.getBoundingClientRect().width <= 2);
  };
  const ancestors = (element) => (element && element !== document.documentElement ? [element, ...ancestors(element.parentElement)] : []);
  const cuts = (element, axis) => ["hidden", "clip"].includes(getComputedStyle(element)[`overflow${axis}`]);
  const scrolls = (element) => ["auto", "scroll"].includes(getComputedStyle(element).overflowX);
  const say = (text) => `“${text.trim().slice(0, 50)}”`;

  // A foot that stays in view over what scrolls: its ground hides what is under it, and scrolling uncovers that.
  const floats = (element) => getComputedStyle(element).position === "sticky" && getComputedStyle(element).insetBlockEnd !== "auto";

  const lines = [];
  const lost = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const element = node.parentElement;
    if (!node.data.trim() || !element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
    const around = ancestors(element);
    if (around.some(hidden)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const inScroller = around.some(scrolls);
    for (const box of range.getClientRects()) {
      if (box.width < 1) continue;
      if (!around.some(floats)) lines.push({ node, box });
      if (!inScroller && (box.right > innerWidth + SLACK || box.left < -SLACK)) lost.push(`${say(node.data)} leaves the window`);
      for (const outer of around) {
        const limit = outer.getBoundingClientRect();
        const cutX = cuts(outer, "X") && (box.right > limit.right + SLACK || box.left < limit.left - SLACK);
        const cutY = cuts(outer, "Y") && (box.bottom > limit.bottom + box.height * OVERLAP || box.top < limit.top - box.height * OVERLAP);
        if (cutX || cutY) lost.push(`${say(node.data)} is cut by ${outer.tagName}.${outer.className}`);
      }
    }
  }

  lines.sort((one, other) => one.box.top - other.box.top);
  lines.forEach(({ node, box }, index) => {
    for (let next = index + 1; next < lines.length && lines[next].box.top < box.bottom; next += 1) {
      const other = lines[next];
      if (other.node === node) continue;
      const width = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
      const height = Math.min(box.bottom, other.box.bottom) - other.box.top;
      if (width > 2 && height > OVERLAP * Math.min(box.height, other.box.height)) lost.push(`${say(node.data)} and ${say(other.node.data)} overlap`);
    }
  });
  return [...new Set(lost)];
}
